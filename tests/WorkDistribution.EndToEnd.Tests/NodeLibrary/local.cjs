'use strict';

// The official library with its requests sent to a server of ours, and what drivers have in common.

const assert = require('node:assert/strict');
const twilio = require('twilio');

/** A client that rewrites the host of every request; told(method, url, parameters, headers) hears of each. */
function connect(base, accountSid, token, told) {
  class LocalClient extends twilio.RequestClient {
    async request(options) {
      const asked = new URL(options.uri);
      const answer = await super.request({ ...options, uri: base + asked.pathname + asked.search });
      told?.(options.method.toUpperCase(), asked, { ...options.params, ...options.data }, options.headers ?? {});
      return answer;
    }
  }
  return twilio(accountSid, token, { httpClient: new LocalClient() });
}

async function refused(promise, status, ...codes) {
  const error = await promise.then(() => assert.fail(`expected ${codes}`), (reason) => reason);
  assert.equal(error.status, status, error.message ?? error);
  assert.ok(codes.includes(error.code), `${error.code}: ${error.message}`);
  return error;
}

/** Asks until the answer fits. */
async function until(ask, fits, what) {
  const end = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (fits(answer)) {
      return answer;
    }
    if (Date.now() > end) {
      assert.fail(`no ${what}: ${JSON.stringify(answer)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

module.exports = { connect, refused, until, step: (text) => console.log(text) };
