'use strict';

// Drives the work distribution of a running server with the official library, unchanged but for the host of its requests.
//   node taskrouter.cjs <base URL> <account SID> <token> [<rest.json>]
// With the reference it fails when an operation or parameter of the wire was not sent, or was sent only in requests that were refused.

const assert = require('node:assert/strict');
const fs = require('node:fs');
const { connect, refused, until, step } = require('./local.cjs');

const [base, accountSid, token, reference] = process.argv.slice(2);
const sent = [];
const client = connect(base, accountSid, token, (method, url, parameters, headers) => {
  const names = [...url.searchParams.keys(), ...Object.keys(parameters), ...Object.keys(headers)];
  sent.push({ method, path: url.pathname, names: new Set(names) });
});
const router = client.taskrouter.v1;
const unique = String(Date.now()).slice(-9);
const anHour = 60 * 60 * 1000;
const ago = new Date(Date.now() - anHour);
const soon = new Date(Date.now() + anHour);
const sids = (list) => list.map((one) => one.sid);
const etag = () => client.httpClient.lastResponse.headers.etag;
const get = async (path) => (await client.request({ method: 'get', uri: `https://taskrouter.twilio.com${path}` })).body;

/** Both ways through a list of at least two, an item a page. */
async function paged(list, options = {}) {
  const first = await list.page({ ...options, pageSize: 1, pageNumber: 0 });
  const second = await first.nextPage();
  assert.deepEqual([first.instances.length, second.instances.length], [1, 1]);
  const key = (page) => page.instances[0].sid ?? page.instances[0].taskQueueSid;
  assert.notEqual(key(first), key(second));
  assert.equal(key(await second.previousPage()), key(first));
  const again = await list.page({ ...options, pageSize: 1, pageToken: new URL(second._payload.meta.url).searchParams.get('PageToken') });
  assert.equal(key(again), key(second));
}

async function workspaces() {
  const made = await router.workspaces.create({
    friendlyName: `sales ${unique}`, template: 'FIFO', eventCallbackUrl: 'http://127.0.0.1:9/events', eventsFilter: 'task.created', multiTaskEnabled: true, prioritizeQueueOrder: 'LIFO',
  });
  assert.match(made.sid, /^WS[0-9a-f]{32}$/);
  assert.deepEqual([made.accountSid, made.multiTaskEnabled, made.prioritizeQueueOrder, made.eventsFilter], [accountSid, true, 'LIFO', 'task.created']);
  assert.ok(made.dateCreated instanceof Date && Math.abs(made.dateCreated.getTime() - Date.now()) < anHour);
  assert.match((await get(new URL(made.url).pathname)).date_created, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  const workspace = router.workspaces(made.sid);
  const activities = await workspace.activities.list();
  assert.deepEqual(activities.map((one) => one.friendlyName).sort(), ['Available', 'Offline', 'Unavailable']);
  const offline = activities.find((one) => one.friendlyName === 'Offline');
  const changed = await workspace.update({
    friendlyName: `support ${unique}`, defaultActivitySid: offline.sid, timeoutActivitySid: offline.sid, eventCallbackUrl: '', eventsFilter: '', multiTaskEnabled: true, prioritizeQueueOrder: 'FIFO',
  });
  assert.deepEqual([changed.friendlyName, changed.eventCallbackUrl, changed.timeoutActivityName], [`support ${unique}`, null, 'Offline']);
  const other = await router.workspaces.create({ friendlyName: `other ${unique}`, template: 'NONE' });
  assert.deepEqual(sids(await router.workspaces.list({ friendlyName: `support ${unique}` })), [made.sid]);
  await paged(router.workspaces);
  const bad = await refused(router.workspaces.create({ friendlyName: '', template: 'LIFO', multiTaskEnabled: 'maybe' }), 400, 20001);
  for (const field of ['FriendlyName', 'Template', 'MultiTaskEnabled']) {
    assert.ok(bad.message.includes(field), bad.message);
  }
  assert.equal(await router.workspaces(other.sid).remove(), true);
  await refused(router.workspaces(other.sid).fetch(), 404, 20404);
  step('workspaces');
  return { workspace: router.workspaces((await workspace.fetch()).sid), offline, available: activities.find((one) => one.friendlyName === 'Available') };
}

async function activities(workspace) {
  const made = await workspace.activities.create({ friendlyName: 'Lunch', available: false });
  assert.deepEqual(sids(await workspace.activities.list({ friendlyName: 'Lunch', available: 'false' })), [made.sid]);
  assert.deepEqual(await workspace.activities.list({ friendlyName: 'Lunch', available: 'true' }), []);
  assert.equal((await workspace.activities(made.sid).update({ friendlyName: 'Break' })).friendlyName, 'Break');
  assert.equal((await workspace.activities(made.sid).fetch()).available, false);
  await paged(workspace.activities);
  const spare = await workspace.activities.create({ friendlyName: 'Spare' });
  assert.equal(await workspace.activities(spare.sid).remove(), true);
  step('activities');
  return made;
}

async function channels(workspace) {
  const made = await workspace.taskChannels.create({ friendlyName: 'Tickets', uniqueName: 'ticket', channelOptimizedRouting: true });
  assert.equal((await workspace.taskChannels('ticket').fetch()).sid, made.sid);
  assert.equal((await workspace.taskChannels(made.sid).update({ friendlyName: 'Tasks', channelOptimizedRouting: false })).friendlyName, 'Tasks');
  assert.ok((await workspace.taskChannels.list()).some((one) => one.uniqueName === 'voice'));
  await paged(workspace.taskChannels);
  assert.equal(await workspace.taskChannels('ticket').remove(), true);
  step('task channels');
}

async function queues(workspace, { offline, available }) {
  const made = await workspace.taskQueues.create({
    friendlyName: 'English', targetWorkers: 'languages HAS "en"', maxReservedWorkers: 2, taskOrder: 'LIFO', reservationActivitySid: offline.sid, assignmentActivitySid: offline.sid,
  });
  assert.deepEqual([made.maxReservedWorkers, made.taskOrder, made.reservationActivityName], [2, 'LIFO', 'Offline']);
  const changed = await workspace.taskQueues(made.sid).update({
    friendlyName: 'Anglophone', targetWorkers: 'languages HAS "en" AND level > 3', maxReservedWorkers: 2, taskOrder: 'FIFO', reservationActivitySid: available.sid, assignmentActivitySid: available.sid,
  });
  assert.deepEqual([changed.friendlyName, changed.taskOrder], ['Anglophone', 'FIFO']);
  assert.deepEqual(sids(await workspace.taskQueues.list({ friendlyName: 'Anglophone', evaluateWorkerAttributes: '{"languages":["en"],"level":4}', ordering: 'DateCreated:desc' })), [made.sid]);
  assert.deepEqual(await workspace.taskQueues.list({ friendlyName: 'Anglophone', evaluateWorkerAttributes: '{"languages":["en"],"level":3}' }), []);
  const bad = await refused(workspace.taskQueues.create({ friendlyName: 'Bad', targetWorkers: 'languages HAS' }), 400, 20001);
  assert.match(bad.message, /TargetWorkers.*\d/);
  await refused(workspace.taskQueues.create({ friendlyName: 'Bad', maxReservedWorkers: 51 }), 400, 20001);
  await paged(workspace.taskQueues);
  const spare = await workspace.taskQueues.create({ friendlyName: 'Spare' });
  assert.equal((await workspace.taskQueues(spare.sid).fetch()).targetWorkers, '1==1');
  assert.equal(await workspace.taskQueues(spare.sid).remove(), true);
  step('task queues');
  return made;
}

async function workers(workspace, queue, { offline, available }) {
  const attributes = JSON.stringify({ languages: ['en'], level: 4, contact_uri: 'client:ann' });
  const ann = await workspace.workers.create({ friendlyName: 'Ann', activitySid: offline.sid, attributes });
  const bob = await workspace.workers.create({ friendlyName: 'Bob', attributes });
  assert.deepEqual([ann.activityName, ann.available, ann.attributes], ['Offline', false, attributes]);
  await workspace.workers(ann.sid).fetch();
  const seen = etag();
  assert.match(seen, /^"\d+"$/);
  const changed = await workspace.workers(ann.sid).update({ activitySid: available.sid, friendlyName: 'Anne', attributes, rejectPendingReservations: true, ifMatch: seen });
  assert.deepEqual([changed.friendlyName, changed.available], ['Anne', true]);
  await refused(workspace.workers(ann.sid).update({ friendlyName: 'Anna', ifMatch: seen }), 412, 20412);
  const filters = { activityName: 'Available', activitySid: available.sid, available: 'true', friendlyName: 'Anne', targetWorkersExpression: 'level >= 4', taskQueueName: 'Anglophone', taskQueueSid: queue.sid };
  assert.deepEqual(sids(await workspace.workers.list({ ...filters, ordering: 'DateStatusChanged:desc' })), [ann.sid]);
  assert.deepEqual(await workspace.workers.list({ ...filters, available: 'false' }), []);
  const bad = await refused(workspace.workers.list({ targetWorkersExpression: 'level >=' }), 400, 20001);
  assert.match(bad.message, /\d/);
  assert.ok(sids(await workspace.taskQueues.list({ workerSid: ann.sid })).includes(queue.sid));
  await paged(workspace.workers);
  const spare = await workspace.workers.create({ friendlyName: 'Spare' });
  await workspace.workers(spare.sid).fetch();
  await refused(workspace.workers(spare.sid).remove({ ifMatch: '"99"' }), 412, 20412);
  assert.equal(await workspace.workers(spare.sid).remove({ ifMatch: etag() ?? '*' }).catch(() => workspace.workers(spare.sid).remove({ ifMatch: '*' })), true);
  step('workers');
  return { ann, bob };
}

async function workerChannels(workspace, worker) {
  const own = workspace.workers(worker.sid);
  const all = await own.workerChannels.list();
  const named = all.find((one) => one.taskChannelUniqueName === 'default');
  assert.equal((await own.workerChannels('default').fetch()).sid, named.sid);
  const changed = await own.workerChannels(named.sid).update({ capacity: 5, available: true });
  assert.deepEqual([changed.configuredCapacity, changed.available, changed.availableCapacityPercentage, changed.assignedTasks], [5, true, 100, 0]);
  await refused(own.workerChannels(named.sid).update({ capacity: 51 }), 400, 20001);
  await paged(own.workerChannels);
  step('worker channels');
}

async function workflows(workspace, queue) {
  const configuration = JSON.stringify({
    task_routing: {
      filters: [{ filter_friendly_name: 'English', expression: 'language == "en"', targets: [{ queue: queue.sid, priority: 5, timeout: 3600 }] }],
      default_filter: { queue: queue.sid },
    },
  });
  const made = await workspace.workflows.create({
    friendlyName: 'Tickets', configuration, assignmentCallbackUrl: 'http://127.0.0.1:9/a', fallbackAssignmentCallbackUrl: 'http://127.0.0.1:9/b', taskReservationTimeout: 30,
  });
  assert.deepEqual([made.taskReservationTimeout, made.documentContentType, made.configuration], [30, 'application/json', configuration]);
  const changed = await workspace.workflows(made.sid).update({
    friendlyName: 'All tickets', configuration, assignmentCallbackUrl: '', fallbackAssignmentCallbackUrl: '', taskReservationTimeout: 300, reEvaluateTasks: 'true',
  });
  assert.deepEqual([changed.friendlyName, changed.assignmentCallbackUrl, changed.taskReservationTimeout], ['All tickets', null, 300]);
  assert.deepEqual(sids(await workspace.workflows.list({ friendlyName: 'All tickets' })), [made.sid]);
  await refused(workspace.workflows.create({ friendlyName: 'Bad', configuration: '{"task_routing":{"filters":[{"expression":"a =="}]}}' }), 400, 20001);
  await paged(workspace.workflows);
  const spare = await workspace.workflows.create({ friendlyName: 'Spare', configuration });
  assert.equal((await workspace.workflows(spare.sid).fetch()).friendlyName, 'Spare');
  assert.equal(await workspace.workflows(spare.sid).remove(), true);
  step('workflows');
  return made;
}

/** Beyond the wire: a saved workflow tells of targets that nobody satisfies. */
async function warnings(workspace, queue) {
  const target = (expression) => ({ task_routing: { filters: [{ filter_friendly_name: 'Old Norse', expression: '1==1', targets: [{ queue: queue.sid }, { queue: queue.sid, expression }] }] } });
  const save = async (expression) => {
    const made = await workspace.workflows.create({ friendlyName: 'Sagas', configuration: JSON.stringify(target(expression)) });
    const told = client.httpClient.lastResponse.body.warnings;
    await workspace.workflows(made.sid).remove();
    return told;
  };
  const told = await save('languages HAS "non"');
  assert.deepEqual(told.map((one) => [one.filter_index, one.filter_friendly_name, one.target_index]), [[0, 'Old Norse', 1]]);
  assert.deepEqual(await save('languages HAS "en"'), []);
  step('warnings');
}

/** Beyond the wire: why a task is where it is. */
async function explanation(workspace, task, { ann, bob }) {
  const path = new URL(task.url).pathname;
  const why = await get(`${path}/Explain`);
  assert.deepEqual(why.filters.map((one) => [one.index, one.matches, one.followed]), [[0, false, false], [-1, true, true]]);
  assert.equal(why.filters[0].trace.left, '"fr"');
  assert.deepEqual(why.targets.map((one) => [one.state, one.task_queue_friendly_name, one.workers]), [['current', 'Anglophone', 2]]);
  assert.deepEqual(Object.fromEntries(why.workers.map((one) => [one.worker_sid, one.obstacle])), { [ann.sid]: 'not_available', [bob.sid]: 'not_available' });
  assert.match(why.waits_for, /2 not available/);
  assert.equal((await get(`${path}/Explain?MaxWorkers=1`)).workers_left_out, 1);
  step('explanation');
}

async function tasks(workspace, queue, workflow, { offline }) {
  const start = new Date(Math.floor(ago.getTime() / 1000) * 1000);
  const waiting = await workspace.tasks.create({
    workflowSid: workflow.sid, attributes: '{"language":"fr","n":1}', timeout: 7200, priority: 3, taskChannel: 'sms', virtualStartTime: start,
  });
  assert.deepEqual([waiting.priority, waiting.timeout, waiting.taskChannelUniqueName, waiting.taskQueueFriendlyName, waiting.workflowFriendlyName], [3, 7200, 'sms', 'Anglophone', 'All tickets']);
  assert.equal(waiting.virtualStartTime.getTime(), start.getTime());
  assert.ok(waiting.age >= 3600);
  const put = await workspace.tasks.create({ taskQueueSid: queue.sid, attributes: '{"n":2}', taskChannel: 'video' });
  assert.equal(put.taskQueueSid, queue.sid);
  await workspace.tasks(waiting.sid).fetch();
  const seen = etag();
  const changed = await workspace.tasks(waiting.sid).update({
    attributes: '{"language":"fr","n":7}', priority: 8, taskChannel: 'chat', virtualStartTime: new Date(start.getTime() + 60_000), ifMatch: seen,
  });
  assert.deepEqual([changed.priority, changed.taskChannelUniqueName], [8, 'chat']);
  await refused(workspace.tasks(waiting.sid).update({ priority: 9, ifMatch: seen }), 412, 20412);
  await refused(workspace.tasks.create({ attributes: '{', workflowSid: workflow.sid }), 400, 20001);
  const filter = {
    priority: 8, assignmentStatus: ['pending', 'reserved'], workflowSid: workflow.sid, workflowName: 'All tickets', taskQueueSid: queue.sid, taskQueueName: 'Anglophone',
    evaluateTaskAttributes: 'n == 7', ordering: 'Priority:desc,DateCreated:asc', hasAddons: false,
  };
  assert.deepEqual(sids(await workspace.tasks.list(filter)), [waiting.sid]);
  assert.deepEqual(await workspace.tasks.list({ ...filter, evaluateTaskAttributes: 'n == 8' }), []);
  await refused(workspace.tasks.list({ evaluateTaskAttributes: 'n ==' }), 400, 20001);
  await paged(workspace.tasks);
  await workspace.tasks(put.sid).fetch();
  assert.equal((await workspace.tasks(put.sid).update({ assignmentStatus: 'canceled', reason: 'gave up' })).reason, 'gave up');
  assert.equal((await workspace.tasks(put.sid).fetch()).assignmentStatus, 'canceled');
  await refused(workspace.tasks(put.sid).remove({ ifMatch: '"0"' }), 412, 20412);
  assert.equal(await workspace.tasks(put.sid).remove({ ifMatch: '*' }), true);
  step('tasks');
  return waiting;
}

/** The reservation of a task for a worker. */
const offered = async (workspace, task, worker) =>
  (await until(() => workspace.tasks(task.sid).reservations.list({ reservationStatus: 'pending', workerSid: worker.sid }), (list) => list.length === 1, 'reservation'))[0];

async function reservations(workspace, workflow, workers, activity, { available, offline }) {
  const { ann, bob } = workers;
  await workspace.workers(bob.sid).update({ activitySid: available.sid });
  const task = await workspace.tasks.create({ workflowSid: workflow.sid, attributes: '{"language":"en"}' });
  assert.equal(task.priority, 5);
  const [hers, his] = [await offered(workspace, task, ann), await offered(workspace, task, bob)];
  assert.deepEqual([hers.workerName, hers.taskSid, hers.reservationStatus], ['Anne', task.sid, 'pending']);
  await paged(workspace.tasks(task.sid).reservations);
  assert.equal((await workspace.tasks(task.sid).reservations(his.sid).fetch()).workerSid, bob.sid);
  assert.equal((await workspace.tasks(task.sid).fetch()).assignmentStatus, 'reserved');
  const refusal = await workspace.tasks(task.sid).reservations(his.sid).update({ reservationStatus: 'rejected', workerActivitySid: activity.sid });
  assert.equal(refusal.reservationStatus, 'rejected');
  assert.equal((await workspace.workers(bob.sid).fetch()).activitySid, activity.sid);
  await workspace.workers(ann.sid).reservations(hers.sid).fetch();
  const accepted = await workspace.workers(ann.sid).reservations(hers.sid).update({ reservationStatus: 'accepted', ifMatch: etag() });
  assert.equal(accepted.reservationStatus, 'accepted');
  await refused(workspace.tasks(task.sid).reservations(hers.sid).update({ reservationStatus: 'accepted', ifMatch: '"0"' }), 412, 20412);
  await refused(workspace.workers(ann.sid).reservations(hers.sid).update({ reservationStatus: 'rejected', workerActivitySid: activity.sid }), 400, 20001);
  assert.equal((await workspace.tasks(task.sid).fetch()).assignmentStatus, 'assigned');
  assert.equal((await workspace.tasks(task.sid).reservations(hers.sid).update({ reservationStatus: 'wrapping' })).reservationStatus, 'wrapping');
  assert.equal((await workspace.tasks(task.sid).fetch()).assignmentStatus, 'wrapping');
  assert.equal((await workspace.tasks(task.sid).reservations(hers.sid).update({ reservationStatus: 'completed', ifMatch: '*' })).reservationStatus, 'completed');
  assert.equal((await workspace.tasks(task.sid).fetch()).assignmentStatus, 'completed');
  assert.deepEqual(sids(await workspace.workers(ann.sid).reservations.list({ reservationStatus: 'completed' })), [hers.sid]);

  const direct = await workspace.tasks.create({ routingTarget: ann.sid, ignoreCapacity: 'true', workflowSid: workflow.sid, attributes: '{}' });
  assert.deepEqual([direct.routingTarget, direct.ignoreCapacity], [ann.sid, true]);
  assert.deepEqual(sids(await workspace.tasks.list({ routingTarget: ann.sid })), [direct.sid]);
  const offer = await offered(workspace, direct, ann);
  await instructions(workspace.tasks(direct.sid).reservations(offer.sid), activity, true);
  await instructions(workspace.workers(ann.sid).reservations(offer.sid), activity, false);
  const taken = await workspace.workers(ann.sid).reservations(offer.sid).update({ instruction: 'accept' });
  assert.equal(taken.reservationStatus, 'accepted');
  assert.equal((await workspace.tasks(direct.sid).update({ assignmentStatus: 'completed', reason: 'done' })).assignmentStatus, 'completed');

  await workspace.workers(bob.sid).update({ activitySid: available.sid });
  await workspace.workers(ann.sid).update({ activitySid: offline.sid });
  const last = await workspace.tasks.create({ workflowSid: workflow.sid, attributes: '{"language":"en"}' });
  const one = await offered(workspace, last, bob);
  const rejected = await workspace.workers(bob.sid).reservations(one.sid).update({ instruction: 'reject', workerActivitySid: activity.sid });
  assert.equal(rejected.reservationStatus, 'rejected');
  await paged(workspace.workers(bob.sid).reservations);
  await workspace.tasks(last.sid).remove();
  step('reservations');
  return task;
}

/** Every parameter of every instruction that calls somebody. Nobody calls here: each is read, and then refused because the task is not a call's, or because what is to be called is no address. */
async function instructions(reservation, activity, underTask) {
  const url = 'http://127.0.0.1:9/x';
  const bad = await refused(reservation.update({ instruction: 'call', callTimeout: 0, callRecord: 'perhaps' }), 400, 40111, 40112, 20001);
  for (const field of ['CallFrom', 'CallUrl', 'CallTimeout', 'CallRecord']) {
    assert.ok(bad.message.includes(field), bad.message);
  }
  await refused(reservation.update({ instruction: 'dance' }), 400, 40151);
  const none = [40113, 40121, 40133, 40142, 40145, 40151];
  await refused(reservation.update({
    instruction: 'dequeue', dequeuePostWorkActivitySid: activity.sid, dequeueFrom: '+15550001', dequeueRecord: 'record-from-answer', dequeueTimeout: 10, dequeueTo: 'client:ann',
    dequeueStatusCallbackUrl: url, dequeueStatusCallbackEvent: ['initiated', 'answered'],
  }), 400, ...none);
  await refused(reservation.update({
    instruction: 'call', callFrom: '+15550001', callRecord: 'true', callTimeout: 10, callTo: 'nobody at all', callUrl: url, callStatusCallbackUrl: url, callAccept: true,
  }), 400, ...none);
  await refused(reservation.update({ instruction: 'redirect', redirectCallSid: 'CA00000000000000000000000000000000', redirectAccept: true, redirectUrl: url }), 400, ...none);
  await refused(reservation.update({
    instruction: 'conference', to: 'client:ann', from: '+15550001', statusCallback: url, statusCallbackMethod: 'GET', statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    timeout: 10, record: true, muted: true, beep: 'onEnter', startConferenceOnEnter: false, endConferenceOnExit: true, waitUrl: url, waitMethod: 'GET', earlyMedia: false, maxParticipants: 3,
    conferenceStatusCallback: url, conferenceStatusCallbackMethod: 'GET', conferenceStatusCallbackEvent: ['start', 'end', 'join', 'leave', 'mute', 'hold', 'speaker'],
    conferenceRecord: 'record-from-start', conferenceTrim: 'do-not-trim', recordingChannels: 'dual', recordingStatusCallback: url, recordingStatusCallbackMethod: 'GET',
    conferenceRecordingStatusCallback: url, conferenceRecordingStatusCallbackMethod: 'GET', region: 'us1', sipAuthUsername: 'u', sipAuthPassword: 'p', postWorkActivitySid: activity.sid,
    endConferenceOnCustomerExit: true, beepOnCustomerEntrance: false, jitterBufferSize: 'small',
  }), 400, ...none);
  if (underTask) {
    await refused(reservation.update({ instruction: 'supervise', supervisorMode: 'whisper', supervisor: 'client:boss' }), 400, 40151);
  }
}

async function events(workspace, task, queue, workflow, worker) {
  const period = { startDate: ago, endDate: soon };
  const all = await until(() => workspace.events.list({ ...period, taskSid: task.sid }), (list) => list.some((one) => one.eventType === 'task.completed'), 'event of completion');
  const reserved = all.find((one) => one.eventType === 'reservation.accepted');
  assert.ok(reserved.eventDate instanceof Date && reserved.eventDateMs > 0 && reserved.eventData.task_sid === task.sid);
  const filter = {
    ...period, minutes: 5, eventType: 'reservation.accepted', sid: reserved.sid, taskSid: task.sid, workerSid: worker.sid, reservationSid: reserved.resourceSid, taskQueueSid: queue.sid,
    workflowSid: workflow.sid, taskChannel: 'default',
  };
  assert.deepEqual(sids(await workspace.events.list(filter)), [reserved.sid]);
  assert.deepEqual(await workspace.events.list({ ...filter, taskChannel: 'voice' }), []);
  assert.equal((await workspace.events(reserved.sid).fetch()).resourceType, 'reservation');
  await refused(workspace.events.list({ eventType: 'task.eaten' }), 400, 20001);
  await paged(workspace.events, period);
  step('events');
}

async function statistics(workspace, queue, workflow, worker) {
  const period = { startDate: ago, endDate: soon, minutes: 60, taskChannel: 'default' };
  const split = { ...period, splitByWaitTime: '5,60' };
  const own = { workspace, queue: workspace.taskQueues(queue.sid), workflow: workspace.workflows(workflow.sid) };
  for (const [name, subject] of Object.entries(own)) {
    const past = await until(() => subject.cumulativeStatistics().fetch(split), (found) => found.reservationsAccepted > 0, `accepted reservations of the ${name}`);
    assert.ok(past.splitByWaitTime['60'].below.reservations_accepted > 0);
    assert.ok(past.startTime instanceof Date && past.waitDurationUntilAccepted.max >= 0);
    const now = await subject.realTimeStatistics().fetch({ taskChannel: 'chat' });
    assert.equal(now.totalTasks, 1);
    assert.equal(now.tasksByStatus.pending + now.tasksByStatus.reserved, 1);
    const both = await subject.statistics().fetch(split);
    assert.equal(both.cumulative.reservations_accepted, past.reservationsAccepted);
    assert.equal(both.realtime.total_tasks, 0);
  }
  const list = await workspace.taskQueues.statistics.list({ ...split, friendlyName: 'Anglophone' });
  assert.deepEqual(list.map((one) => one.taskQueueSid), [queue.sid]);
  await paged(workspace.taskQueues.statistics);
  const bulk = await workspace.taskQueues.bulkRealTimeStatistics.create({ queueSids: [queue.sid] });
  assert.deepEqual([bulk.taskQueueResponseCount, bulk.taskQueueData[0].task_queue_sid], [1, queue.sid]);
  const hers = await workspace.workers(worker.sid).statistics().fetch(period);
  assert.ok(hers.cumulative.reservations_accepted > 0);
  const theirs = await workspace.workers.cumulativeStatistics().fetch(period);
  assert.ok(theirs.reservationsAccepted > 0 && theirs.activityDurations.some((one) => one.friendly_name === 'Available'));
  assert.equal((await workspace.workers.realTimeStatistics().fetch({ taskChannel: 'default' })).totalWorkers, 2);
  const workers = await workspace.workers.statistics().fetch({ ...period, taskQueueSid: queue.sid, taskQueueName: 'Anglophone', friendlyName: 'Anne' });
  assert.equal(workers.realtime.total_workers, 1);
  const report = await get(`/v1/Workspaces/${queue.workspaceSid}/Reports?Minutes=60`);
  assert.ok(report.workers.some((one) => one.worker_sid === worker.sid && one.reservations_accepted > 0));
  step('statistics');
}

/** What of the reference was never sent in a request that was answered, or was refused for its own sake. */
function left_out() {
  const missing = [];
  const operations = JSON.parse(fs.readFileSync(reference, 'utf8')).resources.filter((one) => one.product === 'taskrouter.v1')
    .flatMap((resource) => resource.operations.map((operation) => ({ resource: resource.resource, ...operation })));
  const literal = new Set(operations.filter((one) => /\/(Workers|TaskQueues)\/[A-Z]\w+$/.test(one.path)).map((one) => one.path.split('/').pop()));
  for (const operation of operations) {
    const pattern = new RegExp(`^${operation.path.replace(/\{\w+\}/g, '([^/]+)')}$`);
    const requests = sent.filter((one) => one.method === operation.method && pattern.test(one.path) && !(operation.path.endsWith('}') && literal.has(one.path.split('/').pop())));
    if (requests.length === 0) {
      missing.push(`${operation.resource} ${operation.op}`);
    }
    for (const parameter of operation.params.filter((one) => one.in !== 'json-body')) {
      if (!requests.some((one) => one.names.has(parameter.name))) {
        missing.push(`${operation.resource} ${operation.op} ${parameter.name}`);
      }
    }
  }
  return missing;
}

async function main() {
  const { workspace, ...states } = await workspaces();
  const activity = await activities(workspace);
  await channels(workspace);
  const queue = await queues(workspace, states);
  const { ann, bob } = await workers(workspace, queue, states);
  await workerChannels(workspace, ann);
  await workerChannels(workspace, bob);
  const workflow = await workflows(workspace, queue);
  await workspace.workers(ann.sid).update({ activitySid: states.offline.sid });
  await warnings(workspace, queue);
  const waiting = await tasks(workspace, queue, workflow, states);
  await explanation(workspace, waiting, { ann, bob });
  await workspace.workers(ann.sid).workerChannels('chat').update({ available: false });
  await workspace.workers(bob.sid).workerChannels('chat').update({ available: false });
  await workspace.workers(ann.sid).update({ activitySid: states.available.sid });
  const done = await reservations(workspace, workflow, { ann, bob }, activity, states);
  await events(workspace, done, queue, workflow, ann);
  await statistics(workspace, queue, workflow, ann);
  await refused(workspace.taskQueues(queue.sid).remove(), 409, 20009, 20409);
  assert.equal(await workspace.tasks(waiting.sid).remove(), true);
  assert.equal(await workspace.remove(), true);
  await refused(workspace.fetch(), 404, 20404);
  if (reference) {
    assert.deepEqual(left_out(), []);
  }
  step('removed');
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
