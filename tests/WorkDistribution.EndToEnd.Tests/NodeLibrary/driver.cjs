'use strict';

// Drives a running server with the official library, unchanged but for the host of its requests.
//   node driver.cjs <base URL> <account SID> <token> [<host:port of SIP>]
// Without the last argument only resources are tried; with it calls are placed to the server itself, and this program is the customer's
// application that they ask: it accepts a request only if the library's validateRequest does.

const assert = require('node:assert/strict');
const http = require('node:http');
const twilio = require('twilio');
const { connect, refused, step } = require('./local.cjs');

const [base, accountSid, token, sip] = process.argv.slice(2);
const missing = 'CA00000000000000000000000000000000';

const client = connect(base, accountSid, token);
const unique = String(Date.now()).slice(-9);

async function account() {
  const own = await client.api.v2010.accounts(accountSid).fetch();
  assert.equal(own.sid, accountSid);
  assert.ok(own.dateCreated instanceof Date && !Number.isNaN(own.dateCreated.getTime()));
  const all = await client.api.v2010.accounts.list({ limit: 20 });
  assert.ok(all.some((one) => one.sid === accountSid));
  await refused(connect(base, accountSid, 'wrong').calls.list({ limit: 1 }), 401, 20003);
  step('account');
}

async function application(url) {
  const made = await client.applications.create({ friendlyName: `app ${unique}`, voiceUrl: url, voiceMethod: 'GET' });
  assert.match(made.sid, /^AP[0-9a-f]{32}$/);
  const changed = await client.applications(made.sid).update({ voiceMethod: 'POST' });
  assert.equal(changed.voiceMethod, 'POST');
  assert.deepEqual((await client.applications.list({ friendlyName: `app ${unique}` })).map((one) => one.sid), [made.sid]);
  step('application');
  return made;
}

async function number(url) {
  const phoneNumber = `+1${unique}0`;
  const made = await client.incomingPhoneNumbers.create({ phoneNumber, voiceUrl: url, statusCallback: url });
  assert.equal(made.phoneNumber, phoneNumber);
  assert.equal(made.capabilities.voice, true);
  assert.equal((await client.incomingPhoneNumbers(made.sid).fetch()).voiceUrl, url);
  assert.deepEqual((await client.incomingPhoneNumbers.list({ phoneNumber })).map((one) => one.sid), [made.sid]);
  await refused(client.incomingPhoneNumbers.create({ phoneNumber }), 400, 21422);
  step('number');
  return made;
}

async function sipDomain() {
  const domain = await client.sip.domains.create({ domainName: `d${unique}.example.com`, sipRegistration: true });
  const list = await client.sip.credentialLists.create({ friendlyName: `list ${unique}` });
  const user = await client.sip.credentialLists(list.sid).credentials.create({ username: 'alice', password: 'Secret-12345678' });
  assert.equal(user.username, 'alice');
  await client.sip.domains(domain.sid).auth.calls.credentialListMappings.create({ credentialListSid: list.sid });
  await client.sip.domains(domain.sid).auth.registrations.credentialListMappings.create({ credentialListSid: list.sid });
  const mapped = await client.sip.domains(domain.sid).auth.registrations.credentialListMappings.list();
  assert.deepEqual(mapped.map((one) => one.sid), [list.sid]);
  assert.equal(await client.sip.domains(domain.sid).remove(), true);
  assert.equal(await client.sip.credentialLists(list.sid).remove(), true);
  step('sip domain');
}

async function paging() {
  const friendlyName = `page ${unique}`;
  const made = new Set();
  for (let i = 0; i < 5; i++) {
    made.add((await client.applications.create({ friendlyName })).sid);
  }
  const filter = { friendlyName, pageSize: 2 };
  assert.deepEqual(new Set((await client.applications.list(filter)).map((one) => one.sid)), made);
  assert.equal((await client.applications.list({ ...filter, limit: 3 })).length, 3);
  const each = [];
  await new Promise((resolve, reject) => client.applications.each({ ...filter, callback: (one) => each.push(one.sid), done: (error) => (error ? reject(error) : resolve()) }));
  assert.deepEqual(new Set(each), made);
  const first = await client.applications.page(filter);
  const second = await first.nextPage();
  const third = await second.nextPage();
  assert.deepEqual([first, second, third].map((page) => page.instances.length), [2, 2, 1]);
  assert.equal(await third.nextPage(), undefined);
  assert.deepEqual((await second.previousPage()).instances.map((one) => one.sid), first.instances.map((one) => one.sid));
  for (const sid of made) {
    assert.equal(await client.applications(sid).remove(), true);
  }
  step('paging');
}

async function dates(call) {
  const day = 24 * 60 * 60 * 1000;
  const [yesterday, tomorrow] = [new Date(Date.now() - day), new Date(Date.now() + day)];
  const found = async (filter) => (await client.calls.list(filter)).some((one) => one.sid === call.sid);
  assert.equal(await found({ startTimeAfter: yesterday, startTimeBefore: tomorrow }), true);
  assert.equal(await found({ startTimeAfter: tomorrow }), false);
  assert.equal(await found({ endTimeBefore: yesterday }), false);
  assert.equal(await found({ endTimeAfter: yesterday, status: 'completed' }), true);
  assert.equal(await found({ status: 'busy' }), false);
  step('dates');
}

async function lists() {
  await refused(client.calls(missing).fetch(), 404, 20404);
  await refused(client.calls.create({ to: 'nobody', from: '+15550001', url: 'http://example.com/' }), 400, 21211);
  const found = [];
  await client.calls.each({ pageSize: 1, limit: 3, callback: (call) => found.push(call.sid) });
  for (const page of [client.recordings, client.notifications]) {
    assert.ok(Array.isArray(await page.list({ limit: 5 })));
  }
  await client.calls.list({ startTimeAfter: new Date('2020-01-01'), status: 'completed', limit: 5 });
  step('lists');
}

async function calls(to, url) {
  const made = await client.calls.create({
    to, from: '+15550001', url, statusCallback: url, statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'], timeout: 20,
  });
  assert.match(made.sid, /^CA[0-9a-f]{32}$/);
  assert.equal(made.direction, 'outbound-api');
  assert.equal((await client.calls(made.sid).fetch()).sid, made.sid);
  const second = await client.calls.create({ to, from: '+15550001', twiml: new twilio.twiml.VoiceResponse().toString() });
  const paged = (await client.calls.list({ to, pageSize: 1 })).map((call) => call.sid);
  assert.ok(paged.includes(made.sid) && paged.includes(second.sid), 'both calls are found page by page');
  step('call made');
  return made;
}

async function messages(to) {
  const made = await client.messages.create({ to, from: '+15550001', body: 'Hello', mediaUrl: ['https://example.com/a.png'] });
  assert.match(made.sid, /^SM[0-9a-f]{32}$/);
  assert.deepEqual([made.direction, made.numSegments, made.numMedia, made.body], ['outbound-api', '1', '1', 'Hello']);
  const message = client.messages(made.sid);
  let sent = await message.fetch();
  while (['queued', 'sending'].includes(sent.status)) {
    await new Promise((later) => setTimeout(later, 50));
    sent = await message.fetch();
  }
  assert.equal(sent.status, 'delivered');
  assert.ok(sent.dateSent instanceof Date && !Number.isNaN(sent.dateSent.getTime()));
  const yesterday = new Date(sent.dateSent.getTime() - 24 * 60 * 60 * 1000);
  assert.ok((await client.messages.list({ to, from: '+15550001', dateSentAfter: yesterday })).some((one) => one.sid === made.sid));
  const [media] = await message.media.list();
  assert.equal((await message.media(media.sid).fetch()).parentSid, made.sid);
  assert.equal(await message.media(media.sid).remove(), true);
  assert.equal((await message.update({ body: '' })).body, '');
  assert.equal(await message.remove(), true);
  await refused(message.fetch(), 404, 20404);
  const later = await client.messages.create({ to, from: '+15550001', body: 'later', scheduleType: 'fixed', sendAt: new Date(sent.dateCreated.getTime() + 24 * 60 * 60 * 1000) });
  assert.equal(later.status, 'scheduled');
  assert.equal((await client.messages(later.sid).update({ status: 'canceled' })).status, 'canceled');
  await refused(client.messages.create({ to, from: '+15550001', body: '' }), 400, 21619);
  step('messages');
}

// Two phones (numbers of this server, which pick up and wait) are called into a conference, changed, and sent out of it.
async function conference(to, customer) {
  const name = `room-${unique}`;
  const called = {
    to, from: '+15550001', beep: 'false', waitUrl: '', timeout: 20, conferenceRecord: 'record-from-start',
    conferenceStatusCallback: `${customer.url}/conference`, conferenceStatusCallbackEvent: ['start', 'end', 'join', 'leave', 'mute', 'hold', 'modify', 'announcement'],
  };
  const told = (event) => customer.until((request) => request.path === '/conference' && request.form.StatusCallbackEvent === event, event);
  const ann = await client.conferences(name).participants.create({ ...called, label: 'ann' });
  assert.match(ann.conferenceSid, /^CF[0-9a-f]{32}$/);
  assert.ok(['queued', 'connecting', 'ringing', 'connected'].includes(ann.status), ann.status);
  const bob = await client.conferences(ann.conferenceSid).participants.create({ ...called, label: 'bob', endConferenceOnExit: true });
  await told('conference-start');
  const room = client.conferences(ann.conferenceSid);
  assert.equal((await room.fetch()).status, 'in-progress');
  assert.deepEqual((await client.conferences.list({ friendlyName: name })).map((one) => one.sid), [ann.conferenceSid]);
  assert.deepEqual((await room.participants.list()).map((one) => one.label).sort(), ['ann', 'bob']);
  assert.equal((await room.participants('ann').update({ muted: true })).muted, true);
  await told('participant-mute');
  assert.equal((await room.participants(bob.callSid).update({ hold: true })).hold, true);
  await told('participant-hold');
  assert.deepEqual((await room.participants.list({ hold: true })).map((one) => one.callSid), [bob.callSid]);
  await room.participants('ann').update({ hold: false, muted: false, coaching: true, callSidToCoach: bob.callSid });
  await told('participant-modify');
  assert.equal((await room.participants('ann').fetch()).callSidToCoach, bob.callSid);
  await room.update({ announceUrl: `${customer.url}/announcement` });
  await told('announcement-end');
  const [recording] = await room.recordings.list();
  assert.equal(recording.conferenceSid, ann.conferenceSid);
  assert.notEqual((await room.recordings('Twilio.CURRENT').update({ status: 'stopped' })).status, 'in-progress');
  assert.equal(await room.participants('bob').remove(), true);
  const end = await told('conference-end');
  assert.equal(end.form.ReasonConferenceEnded, 'participant-with-end-conference-on-exit-kicked');
  assert.equal(end.form.CallSidEndingConference, bob.callSid);
  const ended = await room.fetch();
  assert.deepEqual([ended.status, ended.reasonConferenceEnded], ['completed', 'participant-with-end-conference-on-exit-kicked']);
  assert.deepEqual(await room.participants.list(), []);
  await refused(room.participants('ann').fetch(), 404, 20404);
  step('conference');
}

// The customer's application.
function application_server() {
  const requests = [];
  const waiting = [];
  const server = http.createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const form = {};
      for (const [name, value] of new URLSearchParams(Buffer.concat(chunks).toString())) {
        form[name] = name in form ? [].concat(form[name], value) : value;
      }
      const url = `http://${request.headers.host}${request.url}`;
      const valid = twilio.validateRequest(token, request.headers['x-twilio-signature'] ?? '', url, form);
      const query = Object.fromEntries(new URL(url).searchParams);
      requests.push({ path: new URL(url).pathname, valid, url, form: { ...query, ...form } });
      waiting.splice(0).forEach((wake) => wake());
      const voice = new twilio.twiml.VoiceResponse();
      // A Pause in this place would put off picking up; a Gather picks up and waits.
      voice.gather({ timeout: 30 });
      if (new URL(url).pathname === '/announcement') {
        response.writeHead(200, { 'Content-Type': 'text/xml' });
        response.end('<Response><Pause length="1"/></Response>');
        return;
      }
      response.writeHead(valid ? 200 : 403, { 'Content-Type': 'text/xml' });
      response.end(voice.toString());
    });
  });
  const until = async (test, what) => {
    const timer = setTimeout(() => { console.error(`no ${what}`, JSON.stringify(requests, null, 1)); process.exit(1); }, 30_000);
    while (!requests.some(test)) {
      await new Promise((wake) => waiting.push(wake));
    }
    clearTimeout(timer);
    return requests.find(test);
  };
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready({ server, requests, until, url: `http://127.0.0.1:${server.address().port}` })));
}

async function main() {
  const customer = await application_server();
  // A query with repeated keys, escapes and a plus sign, on a port: what signatures break on.
  const query = '?name=a%20b&key=1&key=2&plus=%2B1+2';
  await account();
  const app = await application(`${customer.url}/app${query}`);
  const phone = await number(`${customer.url}/number${query}`);
  await sipDomain();
  await lists();
  await paging();
  await messages(phone.phoneNumber);
  const to = sip ? `sip:${encodeURIComponent(phone.phoneNumber)}@${sip}` : `sip:someone@example.com`;
  const call = await calls(to, `${customer.url}/call${query}`);
  if (sip) {
    await customer.until((request) => request.path === '/number' && request.form.CallStatus === 'ringing', 'question about the incoming call');
    await customer.until((request) => request.path === '/call' && request.form.CallStatus === 'in-progress', 'question about the outgoing call');
    await client.calls(call.sid).update({ url: `${customer.url}/redirected${query}`, method: 'GET' });
    await customer.until((request) => request.path === '/redirected', 'question after the redirection');
    step('redirected');
    await client.calls(call.sid).update({ timeLimit: 600 });
    await refused(client.calls(call.sid).remove(), 409, 20009);
  } else {
    await client.calls(call.sid).update({ url: `${customer.url}/redirected${query}`, method: 'POST' });
  }
  await client.calls(call.sid).update({ status: 'completed' });
  if (sip) {
    await customer.until((request) => request.form.CallSid === call.sid && request.form.CallStatus === 'completed', 'status callback of the end');
    const ended = await client.calls(call.sid).fetch();
    assert.equal(ended.status, 'completed');
    assert.ok(ended.endTime instanceof Date && Number(ended.duration) >= 0);
    await dates(ended);
    await refused(client.calls(call.sid).update({ status: 'completed' }), 400, 21220);
    await conference(to, customer);
    const forged = customer.requests.filter((request) => !request.valid);
    assert.deepEqual(forged, [], 'every request has a valid signature');
  }
  step('ended');
  assert.equal(await client.incomingPhoneNumbers(phone.sid).remove(), true);
  assert.equal(await client.applications(app.sid).remove(), true);
  await refused(client.applications(app.sid).fetch(), 404, 20404);
  step('removed');
  customer.server.close();
  customer.server.closeAllConnections();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
