using System.Net.Http.Headers;
using System.Text;
using WorkDistribution.Core.Errors;
using WorkDistribution.TaskRouting.Rehearsal;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.Tests.TaskRouting;

public sealed class TaskRoutingTests : TaskRoutingTest
{
    [Test]
    public async Task Dates_are_ISO_8601_and_addresses_absolute_with_the_host_that_was_asked()
    {
        var task = await GetAsync($"/Tasks/{RoutingSamples.Task.Task.Sid}");
        var root = Host.Address.GetLeftPart(UriPartial.Authority) + Workspace;
        Assert.That(task["date_created"], Is.EqualTo("2026-01-01T00:00:00Z"));
        Assert.That(task["virtual_start_time"], Is.EqualTo("2026-01-01T00:00:00Z"));
        Assert.That(task["url"], Is.EqualTo($"{root}/Tasks/{RoutingSamples.Task.Task.Sid}"));
        Assert.That(task.Json!["links"]!["task_queue"]!.ToString(), Is.EqualTo($"{root}/TaskQueues/{RoutingSamples.Queue.Queue.Sid}"));
        Assert.That(task.Json!["links"]!.AsObject().ContainsKey("workflow"), Is.True);
        Assert.That(task.Json!["links"]!["workflow"], Is.Null);
    }

    [Test]
    public async Task A_page_names_its_neighbours_absolutely_and_keeps_the_filters()
    {
        var page = await GetAsync("/Tasks?Priority=3&AssignmentStatus=pending&AssignmentStatus=reserved&PageSize=7&Page=2&PageToken=abc");
        var meta = page.Json!["meta"]!;
        var start = $"{Host.Address.GetLeftPart(UriPartial.Authority)}{Workspace}/Tasks?Priority=3&AssignmentStatus=pending&AssignmentStatus=reserved&PageSize=7&Page=";
        Assert.That(page.Json!.Select(property => property.Key), Is.EquivalentTo(new[] { "tasks", "meta" }));
        Assert.That(meta["key"]!.ToString(), Is.EqualTo("tasks"));
        Assert.That(meta["page"]!.GetValue<int>(), Is.EqualTo(2));
        Assert.That(meta["page_size"]!.GetValue<int>(), Is.EqualTo(7));
        Assert.That(meta["first_page_url"]!.ToString(), Is.EqualTo(start + "0"));
        Assert.That(meta["previous_page_url"]!.ToString(), Is.EqualTo(start + "1&PageToken=previous"));
        Assert.That(meta["url"]!.ToString(), Is.EqualTo(start + "2&PageToken=abc"));
        Assert.That(meta["next_page_url"]!.ToString(), Is.EqualTo(start + "3&PageToken=next"));
        Assert.That(((ListTasks)Router.Asked!).Filter.AssignmentStatus, Is.EqualTo(new[] { AssignmentStatus.Pending, AssignmentStatus.Reserved }));
    }

    [Test]
    public async Task Versions_are_ETags_and_If_Match_reaches_work_distribution_as_it_was_written()
    {
        var path = $"/Tasks/{RoutingSamples.Task.Task.Sid}";
        Assert.That((await GetAsync(path)).Headers.ETag!.Tag, Is.EqualTo("\"5\""));
        Assert.That((await GetAsync($"/Workers/{RoutingSamples.Worker.Worker.Sid}")).Headers.ETag!.Tag, Is.EqualTo("\"7\""));
        Assert.That((await GetAsync($"{path}/Reservations/{RoutingSamples.Reservation.Reservation.Sid}")).Headers.ETag!.Tag, Is.EqualTo("\"2\""));

        Router.Faults = [new RoutingFault(ErrorCatalogue.PreconditionFailed)];
        using var request = new HttpRequestMessage(HttpMethod.Delete, Workspace + path);
        request.Headers.Authorization = ApiHost.Basic(Host.Main.Sid.Value, Host.Main.AuthToken);
        request.Headers.IfMatch.Add(new EntityTagHeaderValue("\"4\""));
        var reply = await Host.SendAsync(request);
        Assert.That((reply.Status, reply.Code), Is.EqualTo((412, 20412)));
        Assert.That(((DeleteTask)Router.Asked!).IfMatch, Is.EqualTo("\"4\""));
    }

    [Test]
    public async Task Everything_wrong_with_a_request_is_named_at_once_and_work_distribution_is_not_asked()
    {
        var reply = await PostAsync("/TaskQueues", ("MaxReservedWorkers", "51"), ("TaskOrder", "RANDOM"), ("ReservationActivitySid", "nonsense"));
        Assert.That((reply.Status, reply.Code), Is.EqualTo((400, 20001)));
        foreach (var field in new[] { "FriendlyName is required", "MaxReservedWorkers", "TaskOrder must be one of: FIFO, LIFO", "ReservationActivitySid" })
        {
            Assert.That(reply["message"], Does.Contain(field));
        }

        Assert.That(Router.Asked, Is.Null);
    }

    [Test]
    public async Task All_faults_of_a_command_are_told_with_the_code_and_status_of_the_first()
    {
        Router.Faults = [new(ErrorCatalogue.Conflict, "FriendlyName is taken"), new(ErrorCatalogue.InvalidParameter, "TargetWorkers: offset 3: a value was expected")];
        var reply = await PostAsync("/TaskQueues", ("FriendlyName", "x"));
        Assert.That((reply.Status, reply.Code), Is.EqualTo((409, 20409)));
        Assert.That(reply["message"], Is.EqualTo("FriendlyName is taken; TargetWorkers: offset 3: a value was expected"));
    }

    [Test]
    public async Task A_full_workspace_is_answered_with_when_to_come_again()
    {
        Router.Faults = [new RoutingFault(ErrorCatalogue.TooManyRequests)];
        var reply = await GetAsync("/Workers");
        Assert.That((reply.Status, reply.Code), Is.EqualTo((429, 20429)));
        Assert.That(reply.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
    }

    [TestCase("/Tasks/WTnonsense")]
    [TestCase("/Tasks/WK00000000000000000000000000000000")]
    [TestCase("/Workers/WTnonsense/Channels")]
    [TestCase("/TaskQueues/nonsense/Statistics")]
    [TestCase("/Tasks/nonsense/Reservations")]
    [TestCase("/Nonsense")]
    public async Task What_cannot_be_is_not_found(string path)
    {
        var reply = await GetAsync(path);
        Assert.That((reply.Status, reply.Code), Is.EqualTo((404, 20404)));
    }

    [Test]
    public async Task The_account_is_the_one_that_asks()
    {
        await Host.SendAsync(Host.Stranger, HttpMethod.Get, Workspace + "/Workers");
        Assert.That(Router.Account, Is.EqualTo(Host.Stranger.Sid));
        Assert.That((await Host.SendAsync(null, HttpMethod.Get, Workspace)).Code, Is.EqualTo(20003));
    }

    [Test]
    public async Task A_reservation_is_answered_with_a_status_or_an_instruction_and_not_with_both()
    {
        var path = $"/Workers/{RoutingSamples.Worker.Worker.Sid}/Reservations/{RoutingSamples.Reservation.Reservation.Sid}";
        Assert.That((await PostAsync(path)).Code, Is.EqualTo(20001));
        Assert.That((await PostAsync(path, ("ReservationStatus", "accepted"), ("Instruction", "accept"))).Code, Is.EqualTo(20001));
        var call = await PostAsync(path, ("Instruction", "call"));
        Assert.That((call.Status, call.Code), Is.EqualTo((400, 40111)));
        Assert.That(call["message"], Does.Contain("CallFrom").And.Contain("CallUrl"));
        var accepted = await PostAsync(path, ("Instruction", "accept"));
        Assert.That(accepted["url"], Does.EndWith(path));
        Assert.That(accepted["worker_name"], Is.EqualTo("Ann"));
    }

    [TestCase("""{"queueSids":[]}""")]
    [TestCase("""{"queueSids":["WQnonsense"]}""")]
    [TestCase("""{"other":1}""")]
    [TestCase("[1")]
    [TestCase("")]
    public async Task Queues_asked_for_in_bulk_must_be_some(string body)
    {
        var reply = await BulkAsync(body);
        Assert.That((reply.Status, reply.Code), Is.EqualTo((400, 20001)));
    }

    [Test]
    public async Task Queues_asked_for_in_bulk_that_are_not_there_have_nothing()
    {
        var reply = await BulkAsync($$"""{"QueueSids":["{{RoutingSamples.Queue.Queue.Sid}}","WQ00000000000000000000000000000000"]}""");
        Assert.That(reply.Status, Is.EqualTo(201));
        Assert.That(reply["task_queue_response_count"], Is.EqualTo("2"));
        Assert.That(reply.Json!["task_queue_data"]![0]!["tasks_by_priority"]!["3"]!.GetValue<int>(), Is.EqualTo(1));
        Assert.That(reply.Json!["task_queue_data"]![1]!["total_tasks"]!.GetValue<int>(), Is.Zero);
    }

    [Test]
    public async Task Statistics_split_by_waiting_time_as_asked()
    {
        var reply = await GetAsync("/CumulativeStatistics?SplitByWaitTime=5,%2030,5");
        Assert.That(reply.Json!["split_by_wait_time"]!["5"]!["above"]!["tasks_canceled"]!.GetValue<int>(), Is.EqualTo(4));
        Assert.That(((WorkDistribution.TaskRouting.Statistics.StatisticsQuery)Router.Asked!).SplitByWaitTime, Is.EqualTo(new[] { 5, 30 }));
        Assert.That((await GetAsync("/CumulativeStatistics?SplitByWaitTime=5,x")).Code, Is.EqualTo(20001));
    }

    [Test]
    public async Task Lists_by_expression_have_a_rate_of_their_own_that_lists_without_have_not()
    {
        for (var i = 0; i < 30; i++)
        {
            Assert.That((await GetAsync("/TaskQueues?EvaluateWorkerAttributes={}")).Status, Is.EqualTo(200));
        }

        var refused = await GetAsync("/TaskQueues?EvaluateWorkerAttributes={}");
        Assert.That((refused.Status, refused.Code), Is.EqualTo((429, 20429)));
        Assert.That(refused.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That((await GetAsync("/TaskQueues")).Status, Is.EqualTo(200));
        Assert.That((await GetAsync("/Tasks?EvaluateTaskAttributes=a==1")).Status, Is.EqualTo(200));
        Assert.That((await Host.SendAsync(Host.Stranger, HttpMethod.Get, Workspace + "/TaskQueues?EvaluateWorkerAttributes={}")).Status, Is.EqualTo(200));
        Assert.That(Router.Asked, Is.TypeOf<ListTaskQueues>());
    }

    [Test]
    public async Task Reports_beyond_the_wire_tell_how_well_work_was_distributed()
    {
        var report = await GetAsync("/Reports?Minutes=60");
        Assert.That(report.Json!["routing_success"]![0]!["preference_level"]!.ToString(), Is.EqualTo("preferred"));
    }

    [Test]
    public async Task A_workflow_that_is_saved_tells_what_of_it_cannot_come_to_anything_and_one_that_is_read_does_not()
    {
        var saved = await PostAsync("/Workflows", ("FriendlyName", "x"), ("Configuration", "{}"));
        Assert.That(saved.Json!["warnings"]![0]!["message"]!.ToString(), Is.EqualTo("Nobody speaks it"));
        Assert.That((await GetAsync($"/Workflows/{RoutingSamples.Workflow.Sid}")).Json!.ContainsKey("warnings"), Is.False);
    }

    [Test]
    public async Task An_explanation_is_told_with_the_parts_of_its_expressions()
    {
        var why = await GetAsync($"/Tasks/{RoutingSamples.Task.Task.Sid}/Explain?MaxWorkers=7");
        Assert.That(((WorkDistribution.TaskRouting.Explanations.ExplainTask)Router.Asked!).MaxWorkers, Is.EqualTo(7));
        Assert.That(why["waits_for"], Is.EqualTo("A worker"));
        Assert.That(why.Json!["filters"]![0]!["trace"]!["left"]!.ToString(), Is.EqualTo("1"));
        Assert.That(why.Json!["targets"]![0]!["state"]!.ToString(), Is.EqualTo("current"));
        Assert.That(why.Json!["workers"]![0]!["obstacle"]!.ToString(), Is.EqualTo("no_capacity"));
    }

    [Test]
    public async Task A_rehearsal_is_told_next_to_what_was()
    {
        var reply = await PostAsync(
            $"/Workflows/{RoutingSamples.Workflow.Sid}/Rehearsals",
            ("Configuration", "{}"), ("StartDate", "2026-01-01T00:00:00Z"), ("EndDate", "2026-01-01T01:00:00Z"), ("TaskReservationTimeout", "30"));
        Assert.That(reply.Status, Is.EqualTo(200));
        Assert.That(Router.Asked, Is.EqualTo(new RehearseWorkflow(RoutingSamples.Workflow.Sid, RoutingSamples.Then, RoutingSamples.Then.AddHours(1), "{}", 30)));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(reply["start_time"], Is.EqualTo("2026-01-01T00:00:00Z"));
            Assert.That(reply["url"], Does.EndWith($"/Workflows/{RoutingSamples.Workflow.Sid}/Rehearsals"));
            Assert.That(reply.Json!["rehearsed"]!["tasks_assigned"]!.GetValue<int>(), Is.EqualTo(3));
            Assert.That(reply.Json!["recorded"]!["tasks_assigned"]!.GetValue<int>(), Is.EqualTo(4));
            Assert.That(reply.Json!["rehearsed"]!["wait_duration"]!.ToJsonString(), Is.EqualTo("""{"count":3,"avg":1.5,"p50":1,"p95":2,"max":2}"""));
            Assert.That(reply.Json!["rehearsed"]!["task_queues"]![0]!["task_queue_name"]!.ToString(), Is.EqualTo("Everyone"));
            Assert.That(reply.Json!["rehearsed"]!["workers"]![0]!["busy_duration"]!.GetValue<double>(), Is.EqualTo(30));
            Assert.That(reply.Json!["targets"]![0]!["tasks_entered"]!.GetValue<int>(), Is.EqualTo(6));
            Assert.That(reply.Json!["tasks_never_matched"]![0]!["reason"]!.ToString(), Is.EqualTo("no_filter"));
            Assert.That(reply.Json!["warnings"]![0]!["message"]!.ToString(), Is.EqualTo("Nobody speaks it"));
        }
    }

    [Test]
    public async Task A_rehearsal_without_a_period_is_of_the_last_hour_and_everything_wrong_with_one_is_named_at_once()
    {
        var path = $"/Workflows/{RoutingSamples.Workflow.Sid}/Rehearsals";
        await PostAsync(path);
        var asked = (RehearseWorkflow)Router.Asked!;
        Assert.That((asked.Until - asked.From, asked.Configuration), Is.EqualTo((TimeSpan.FromHours(1), (string?)null)));

        Router.Forget();
        var wrong = await PostAsync(path, ("StartDate", "yesterday"), ("EndDate", "today"), ("Minutes", "0"), ("TaskReservationTimeout", "86401"));
        Assert.That((wrong.Status, wrong.Code, Router.Asked), Is.EqualTo((400, 20001, (object?)null)));
        foreach (var field in new[] { "StartDate", "EndDate", "Minutes", "TaskReservationTimeout" })
        {
            Assert.That(wrong["message"], Does.Contain(field));
        }

        Assert.That((await PostAsync("/Workflows/WWnonsense/Rehearsals")).Status, Is.EqualTo(404));
        Assert.That((await GetAsync(path)).Status, Is.EqualTo(405));
    }

    [Test]
    public async Task No_task_has_add_ons()
    {
        Assert.That((await GetAsync("/Tasks?HasAddons=true")).Json!["tasks"]!.AsArray(), Is.Empty);
        Assert.That((await GetAsync("/Tasks?HasAddons=false")).Json!["tasks"]!.AsArray(), Has.Count.EqualTo(1));
    }

    private async Task<ApiReply> BulkAsync(string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Workspace + "/TaskQueues/RealTimeStatistics") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = ApiHost.Basic(Host.Main.Sid.Value, Host.Main.AuthToken);
        return await Host.SendAsync(request);
    }
}
