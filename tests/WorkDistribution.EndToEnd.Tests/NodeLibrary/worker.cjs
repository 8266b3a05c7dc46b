'use strict';

// A worker's client: the official browser library of workers, in Node, against a running server.
//   node worker.cjs <base URL> <account SID> <token>

const assert = require('node:assert/strict');
const twilio = require('twilio');
const WebSocket = require('ws');
const TaskRouter = require('twilio-taskrouter');
const { connect, until, step } = require('./local.cjs');

const [base, accountSid, authToken] = process.argv.slice(2);
const client = connect(base, accountSid, authToken);
const bridge = `${base}/v1/wschannels`;
const options = { ebServer: bridge, wsServer: bridge.replace('http', 'ws'), logLevel: 'silent' };

/** The next event of a kind, within a time. */
function next(emitter, event) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`no ${event}`)), 20_000);
    emitter.once(event, (value) => {
      clearTimeout(limit);
      resolve(value);
    });
  });
}

/** Makes a token of the kind that browsers get today. */
function accessToken(workspaceSid, workerSid, { seconds = 600, role = 'worker', secret = authToken } = {}) {
  const token = new twilio.jwt.AccessToken(accountSid, 'SK' + '1'.repeat(32), secret, { identity: 'ann', ttl: seconds });
  token.addGrant(new twilio.jwt.AccessToken.TaskRouterGrant({ workspaceSid, workerSid, role }));
  return token.toJwt();
}

/** Makes a token of the older kind, with policies. */
function capabilityToken(workspaceSid, workerSid) {
  const { TaskRouterCapability, util } = twilio.jwt.taskrouter;
  const capability = new TaskRouterCapability({ accountSid, authToken, workspaceSid, channelId: workerSid });
  for (const policy of util.defaultWorkerPolicies('v1', workspaceSid, workerSid)) {
    capability.addPolicy(policy);
  }
  for (const policy of util.defaultEventBridgePolicies(accountSid, workerSid)) {
    capability.addPolicy(policy);
  }
  capability.addPolicy(new TaskRouterCapability.Policy({ url: `${util.workspacesUrl('v1', workspaceSid)}/Workers/${workerSid}/**`, method: 'GET', allow: true }));
  return capability.toJwt();
}

async function command(token, url, method = 'GET', params = {}) {
  const answer = await fetch(bridge, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ url, method, params, token }) });
  return { status: answer.status, body: await answer.json() };
}

async function main() {
  const made = await client.taskrouter.v1.workspaces.create({ friendlyName: `workers ${Date.now()}` });
  const workspace = client.taskrouter.v1.workspaces(made.sid);
  const activities = Object.fromEntries((await workspace.activities.list()).map((one) => [one.friendlyName, one.sid]));
  const ann = await workspace.workers.create({ friendlyName: 'ann', attributes: '{"skill":"sales"}' });
  const bob = await workspace.workers.create({ friendlyName: 'bob' });
  const queue = await workspace.taskQueues.create({ friendlyName: 'sales', targetWorkers: 'skill == "sales"' });
  const workflow = await workspace.workflows.create({ friendlyName: 'sales', configuration: JSON.stringify({ task_routing: { filters: [], default_filter: { queue: queue.sid } } }) });

  const worker = new TaskRouter.Worker(accessToken(made.sid, ann.sid), options);
  worker.on('error', (error) => step(`error: ${error.message}`));
  await next(worker, 'ready');
  assert.deepEqual([worker.sid, worker.name, worker.attributes, worker.activity.name], [ann.sid, 'ann', { skill: 'sales' }, 'Offline']);
  assert.deepEqual([...worker.activities.values()].map((one) => one.name).sort(), ['Available', 'Offline', 'Unavailable']);
  assert.ok([...worker.channels.values()].some((channel) => channel.taskChannelUniqueName === 'voice' && channel.capacity === 1));
  step('the worker is ready and knows itself, its activities and its channels');

  const attributes = next(worker, 'attributesUpdated');
  await worker.setAttributes({ skill: 'sales', district: 7 });
  await attributes;
  assert.deepEqual(JSON.parse((await workspace.workers(ann.sid).fetch()).attributes), { skill: 'sales', district: 7 });
  const updated = next(worker, 'activityUpdated');
  await worker.activities.get(activities.Available).setAsCurrent();
  await updated;
  assert.equal(worker.available, true);
  step('attributes and activity are changed by the worker and told');

  let offered = next(worker, 'reservationCreated');
  const first = await workspace.tasks.create({ workflowSid: workflow.sid, attributes: '{"customer":"c1"}' });
  let reservation = await offered;
  assert.deepEqual([reservation.task.sid, reservation.task.attributes, reservation.status], [first.sid, { customer: 'c1' }, 'pending']);
  assert.ok(worker.reservations.has(reservation.sid));
  let told = next(reservation, 'accepted');
  await reservation.accept();
  await told;
  told = next(reservation, 'wrapup');
  await reservation.wrap();
  await told;
  told = next(reservation, 'completed');
  await reservation.complete();
  await told;
  assert.equal((await workspace.tasks(first.sid).fetch()).assignmentStatus, 'completed');
  step('a reservation is offered, accepted, wrapped up and completed');

  offered = next(worker, 'reservationCreated');
  const second = await workspace.tasks.create({ workflowSid: workflow.sid });
  reservation = await offered;
  told = next(reservation, 'rejected');
  await reservation.reject({ activitySid: activities.Unavailable });
  await told;
  await until(() => workspace.workers(ann.sid).fetch(), (one) => one.activityName === 'Unavailable', 'change of activity with the rejection');
  await worker.activities.get(activities.Available).setAsCurrent();
  await workspace.tasks(second.sid).remove();
  offered = next(worker, 'reservationCreated');
  const third = await workspace.tasks.create({ workflowSid: workflow.sid });
  reservation = await offered;
  told = next(reservation, 'canceled');
  await workspace.tasks(third.sid).update({ assignmentStatus: 'canceled', reason: 'gave up' });
  await told.catch(async () => next(reservation, 'rescinded'));
  step('a rejection takes the worker away; a cancelled task is told');

  offered = next(worker, 'reservationCreated');
  const taskSid = await worker.createTask('+15550101', '+15550100', workflow.sid, queue.sid, { attributes: { own: true } });
  reservation = await offered;
  assert.equal(reservation.task.sid, taskSid);
  await reservation.accept();
  const changed = next(reservation.task, 'updated');
  await reservation.task.setAttributes({ own: true, note: 'x' });
  await changed;
  const finished = next(reservation.task, 'completed');
  await reservation.task.complete('done');
  await finished;
  step('the worker makes a task of its own, changes and completes it');

  const office = new TaskRouter.Workspace(accessToken(made.sid, ann.sid, { role: 'supervisor' }), options, made.sid);
  assert.deepEqual([...(await office.fetchWorkersInfo()).keys()].sort(), [ann.sid, bob.sid].sort());
  assert.equal((await office.fetchWorkerInfo(bob.sid)).friendlyName, 'bob');
  assert.deepEqual([...(await office.fetchTaskQueues()).keys()], [queue.sid]);
  step('a supervisor reads workers and queues');

  const renewed = next(worker, 'tokenUpdated');
  worker.updateToken(accessToken(made.sid, ann.sid));
  await renewed;
  const gone = next(worker, 'disconnected');
  const other = new TaskRouter.Worker(accessToken(made.sid, ann.sid), { ...options, closeExistingSessions: true });
  await next(other, 'ready');
  await gone;
  other.disconnect();
  step('a token is renewed; a second session closes the first');

  // The library of today takes access tokens only; pages of old have the other kind.
  const socket = new WebSocket(`${options.wsServer}/${accountSid}/${ann.sid}?token=${capabilityToken(made.sid, ann.sid)}`);
  const greeting = JSON.parse((await next(socket, 'message')).toString());
  assert.deepEqual([greeting.event_type, greeting.payload.channel_id], ['init', ann.sid]);
  socket.close();
  const limited = capabilityToken(made.sid, ann.sid);
  assert.equal((await command(limited, `Workspaces/${made.sid}/Activities`)).status, 200);
  assert.equal((await command(limited, `Workspaces/${made.sid}/Tasks`, 'POST', { WorkflowSid: workflow.sid })).status, 403);
  step('a capability token opens a socket and allows what its policies say');

  const path = `Workspaces/${made.sid}/Workers/${ann.sid}`;
  assert.equal((await command(accessToken(made.sid, ann.sid), path)).status, 200);
  assert.equal((await command(accessToken(made.sid, ann.sid, { secret: 'guessed' }), path)).status, 401);
  assert.equal((await command(accessToken(made.sid, ann.sid, { seconds: -5 }), path)).status, 401);
  assert.equal((await command(accessToken(made.sid, ann.sid).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), path)).status, 401);
  const foreign = await command(accessToken(made.sid, ann.sid), `Workspaces/${made.sid}/Workers/${bob.sid}`, 'POST', { ActivitySid: activities.Available });
  assert.equal(foreign.status, 403, JSON.stringify(foreign.body));
  const elsewhere = await client.taskrouter.v1.workspaces.create({ friendlyName: `elsewhere ${Date.now()}` });
  assert.ok((await command(accessToken(made.sid, ann.sid), `Workspaces/${elsewhere.sid}/Workers`)).status >= 403);
  step('tokens that are guessed, expired, tampered with or of somebody else let nobody in');
}

main().then(() => process.exit(0), (error) => {
  console.error(error);
  process.exit(1);
});
