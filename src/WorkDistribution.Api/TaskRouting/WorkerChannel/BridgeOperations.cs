using System.Globalization;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.TaskRouting.Activities;
using WorkDistribution.TaskRouting.Assignments;
using WorkDistribution.TaskRouting.Reservations;
using WorkDistribution.TaskRouting.TaskQueues;
using WorkDistribution.TaskRouting.Tasks;
using WorkDistribution.TaskRouting.Workers;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.Api.TaskRouting.WorkerChannel;

/// <summary>The operations of workers' clients, by method and path below the workspace.</summary>
internal sealed class BridgeOperations(ITaskRouter router, IInstructionRunner runner, ParticipantOperations participants)
{
    private static readonly Task<IResult> Unknown = Task.FromResult<IResult>(ApiErrors.Of(ErrorCatalogue.NotFound, "There is no such operation"));

    /// <summary>Carries one out.</summary>
    public Task<IResult> RunAsync(BridgeCommand command, CancellationToken cancellationToken)
    {
        if (command.Request.Path is not ["Workspaces", var workspace, ..] || workspace != command.Token.WorkspaceSid.Value)
        {
            return Unknown;
        }

        var isGet = command.Request.Method == "GET";
        return command.Request.Path[2..].AsSpan() switch
        {
            ["Activities"] when isGet => ListActivitiesAsync(command, cancellationToken),
            ["Workers"] when isGet => ListWorkersAsync(command, cancellationToken),
            ["Workers", var worker] => isGet ? FetchWorkerAsync(command, worker, cancellationToken) : UpdateWorkerAsync(command, worker, cancellationToken),
            ["Workers", var worker, "Reservations"] when isGet => ListReservationsAsync(command, worker, cancellationToken),
            ["Workers", _, "Reservations", var sid] => isGet ? FetchReservationAsync(command, sid, cancellationToken) : UpdateReservationAsync(command, sid, cancellationToken),
            ["Workers", var worker, "WorkerChannels"] when isGet => ListChannelsAsync(command, worker, cancellationToken),
            ["Workers", var worker, "WorkerChannels", var channel] when !isGet => UpdateChannelAsync(command, worker, channel, cancellationToken),
            ["Workers", _, "CustomerParticipant"] when !isGet => participants.CustomerAsync(command, cancellationToken),
            ["Workers", _, "WorkerParticipant"] when !isGet => participants.WorkerAsync(command, cancellationToken),
            ["Workers", _, "HoldWorkerParticipant"] when !isGet => participants.HoldWorkerAsync(command, cancellationToken),
            ["Workers", _, "KickWorkerParticipant"] when !isGet => participants.KickWorkerAsync(command, cancellationToken),
            ["Workers", _, "Transfers", ..] => Task.FromResult<IResult>(ApiErrors.Of(
                ErrorCatalogue.InstructionNotAllowed,
                "Transfers are not supported: hand the task back (AssignmentStatus=pending), or make a task with RoutingTarget for the other worker or queue")),
            ["Tasks"] when !isGet => CreateTaskAsync(command, cancellationToken),
            ["Tasks", var task] => isGet ? FetchTaskAsync(command, task, cancellationToken) : UpdateTaskAsync(command, task, cancellationToken),
            ["Tasks", _, "Reservations", var sid] when !isGet => UpdateReservationAsync(command, sid, cancellationToken),
            ["TaskQueues"] when isGet => ListQueuesAsync(command, cancellationToken),
            ["TaskQueues", var queue] when isGet => FetchQueueAsync(command, queue, cancellationToken),
            _ => Unknown,
        };
    }

    private static PageRequest PageOf(BridgeCommand command) => new(
        int.TryParse(command.Text("PageSize"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? Math.Clamp(size, 1, PageRequest.MaxSize) : 50,
        Token: command.Text("AfterSid") ?? command.Text("NextToken"));

    private static ApiAnswer Malformed(string name, string expected) => ApiErrors.Of(ErrorCatalogue.InvalidParameter, $"{name} must be {expected}");

    private static BridgeAnswer Worker(BridgeCommand command, WorkerView view) => BridgeAnswer.One(writer => WorkerPayloads.Worker(writer, view, command.Account));

    private static BridgeAnswer Reservation(BridgeCommand command, ReservationView view) =>
        BridgeAnswer.One(writer => WorkerPayloads.Reservation(writer, view.Reservation, view.Task, command.Account));

    private static BridgeAnswer TaskOf(BridgeCommand command, TaskView view) => BridgeAnswer.One(writer => WorkerPayloads.Task(writer, view, command.Account));

    private async Task<IResult> SendAsync<T>(BridgeCommand command, WorkspaceCommand<T> what, Func<T, IResult> answer, CancellationToken cancellationToken) =>
        BridgeAnswer.Of(await router.SendAsync(command.Account, command.Token.WorkspaceSid, what with { Actor = command.Actor }, cancellationToken), answer);

    private Task<IResult> ListActivitiesAsync(BridgeCommand command, CancellationToken cancellationToken) => SendAsync(
        command,
        new ListActivities(command.Text("FriendlyName"), command.Flag("Available"), PageOf(command)),
        page => BridgeAnswer.Page(page, (writer, activity) => WorkerPayloads.Activity(writer, activity, command.Account)),
        cancellationToken);

    private Task<IResult> ListWorkersAsync(BridgeCommand command, CancellationToken cancellationToken) => SendAsync(
        command,
        new ListWorkers(
            new WorkerFilter
            {
                FriendlyName = command.Text("FriendlyName"),
                ActivityName = command.Text("ActivityName"),
                ActivitySid = command.Sid<ActivitySid>("ActivitySid"),
                TargetWorkersExpression = command.Text("TargetWorkersExpression"),
                TaskQueueName = command.Text("TaskQueueName"),
                TaskQueueSid = command.Sid<TaskQueueSid>("TaskQueueSid"),
                Ordering = command.Text("Ordering"),
            },
            PageOf(command)),
        page => BridgeAnswer.Page(page, (writer, view) => WorkerPayloads.Worker(writer, view, command.Account)),
        cancellationToken);

    private Task<IResult> FetchWorkerAsync(BridgeCommand command, string sid, CancellationToken cancellationToken) =>
        Sid.TryParse<WorkerSid>(sid, out var worker) ? SendAsync(command, new FetchWorker(worker), view => Worker(command, view), cancellationToken) : Unknown;

    private Task<IResult> UpdateWorkerAsync(BridgeCommand command, string sid, CancellationToken cancellationToken)
    {
        if (!Sid.TryParse<WorkerSid>(sid, out var worker))
        {
            return Unknown;
        }

        var activity = command.Sid<ActivitySid>("ActivitySid");
        if (activity is null && command.Text("ActivitySid") is not null)
        {
            return Task.FromResult<IResult>(Malformed("ActivitySid", "the SID of an activity"));
        }

        var update = new UpdateWorker(worker, activity, command.Text("Attributes"), command.Text("FriendlyName"), command.Flag("RejectPendingReservations") ?? false, command.IfMatch);
        return SendAsync(command, update, view => Worker(command, view), cancellationToken);
    }

    private Task<IResult> ListReservationsAsync(BridgeCommand command, string sid, CancellationToken cancellationToken)
    {
        if (!Sid.TryParse<WorkerSid>(sid, out var worker))
        {
            return Unknown;
        }

        return command.Flag("Active") == true
            ? ListActiveAsync(command, worker, cancellationToken)
            : SendAsync(
                command,
                new ListReservations(null, worker, RoutingWords.ReservationStatus.TryRead(command.Text("ReservationStatus") ?? "", out var status) ? status : null, PageOf(command)),
                page => BridgeAnswer.Page(page, (writer, view) => WorkerPayloads.Reservation(writer, view.Reservation, view.Task, command.Account)),
                cancellationToken);
    }

    /// <summary>Those that live: a worker has few of them, so that they are one page.</summary>
    private async Task<IResult> ListActiveAsync(BridgeCommand command, WorkerSid worker, CancellationToken cancellationToken)
    {
        var live = new List<ReservationView>();
        foreach (var status in (ReservationStatus[])[ReservationStatus.Pending, ReservationStatus.Accepted, ReservationStatus.Wrapping])
        {
            var found = await router.SendAsync(
                command.Account,
                command.Token.WorkspaceSid,
                new ListReservations(null, worker, status, new PageRequest(PageRequest.MaxSize)) { Actor = command.Actor },
                cancellationToken);
            if (!found.Succeeded)
            {
                return BridgeAnswer.Refused([.. found.Faults]);
            }

            live.AddRange(found.Value.Items);
        }

        return BridgeAnswer.Page(new Page<ReservationView>([.. live], null), (writer, view) => WorkerPayloads.Reservation(writer, view.Reservation, view.Task, command.Account));
    }

    private Task<IResult> FetchReservationAsync(BridgeCommand command, string sid, CancellationToken cancellationToken) => Sid.TryParse<ReservationSid>(sid, out var reservation)
        ? SendAsync(command, new FetchReservation(reservation, Worker: command.Token.WorkerSid), view => Reservation(command, view), cancellationToken)
        : Unknown;

    private async Task<IResult> UpdateReservationAsync(BridgeCommand command, string sid, CancellationToken cancellationToken)
    {
        if (!Sid.TryParse<ReservationSid>(sid, out var reservation))
        {
            return await Unknown;
        }

        if (command.Text("Instruction") is { } word)
        {
            return await InstructAsync(command, reservation, word.ToLowerInvariant(), cancellationToken);
        }

        if (!RoutingWords.ReservationStatus.TryRead(command.Text("ReservationStatus") ?? "", out var status))
        {
            return Malformed("ReservationStatus", "one of: " + RoutingWords.ReservationStatus.All);
        }

        return await SendAsync(
            command,
            new UpdateReservation(reservation, status, Worker: command.Token.WorkerSid, WorkerActivitySid: command.Sid<ActivitySid>("WorkerActivitySid"), IfMatch: command.IfMatch),
            view => Reservation(command, view),
            cancellationToken);
    }

    private async Task<IResult> InstructAsync(BridgeCommand command, ReservationSid reservation, string word, CancellationToken cancellationToken)
    {
        var read = InstructionReader.Read(word, new FormInstructionFields(word, command.Request.Texts));
        if (!read.Succeeded)
        {
            return BridgeAnswer.Refused([.. read.Faults]);
        }

        // A supervisor instructs about others' reservations; everything else is about the worker's own.
        var result = await runner.RunAsync(
            new InstructionRequest
            {
                AccountSid = command.Account,
                WorkspaceSid = command.Token.WorkspaceSid,
                ReservationSid = reservation,
                WorkerSid = read.Value is SuperviseInstruction ? null : command.Token.WorkerSid,
                Instruction = read.Value,
                Actor = command.Actor,
                IfMatch = command.IfMatch,
            },
            cancellationToken);
        return BridgeAnswer.Of(result, view => Reservation(command, view));
    }

    private Task<IResult> ListChannelsAsync(BridgeCommand command, string sid, CancellationToken cancellationToken) => Sid.TryParse<WorkerSid>(sid, out var worker)
        ? SendAsync(
            command,
            new ListWorkerChannels(worker, PageOf(command)),
            page => BridgeAnswer.Page(page, (writer, view) => WorkerPayloads.Channel(writer, view, command.Account)),
            cancellationToken)
        : Unknown;

    private Task<IResult> UpdateChannelAsync(BridgeCommand command, string sid, string channel, CancellationToken cancellationToken)
    {
        int? capacity = int.TryParse(command.Text("Capacity"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        return Sid.TryParse<WorkerSid>(sid, out var worker)
            ? SendAsync(
                command,
                new UpdateWorkerChannel(worker, channel, capacity, command.Flag("Available")),
                view => BridgeAnswer.One(writer => WorkerPayloads.Channel(writer, view, command.Account)),
                cancellationToken)
            : Unknown;
    }

    private Task<IResult> CreateTaskAsync(BridgeCommand command, CancellationToken cancellationToken)
    {
        var start = command.Text("VirtualStartTime") is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : (DateTimeOffset?)null;
        return SendAsync(
            command,
            new CreateTask(
                command.Text("Attributes") ?? "{}",
                command.Sid<WorkflowSid>("WorkflowSid"),
                command.Sid<TaskQueueSid>("TaskQueueSid"),
                command.Text("RoutingTarget"),
                TaskChannel: command.Text("TaskChannelSid") ?? command.Text("TaskChannelUniqueName"),
                VirtualStartTime: start),
            view => TaskOf(command, view),
            cancellationToken);
    }

    private Task<IResult> FetchTaskAsync(BridgeCommand command, string sid, CancellationToken cancellationToken) =>
        Sid.TryParse<TaskSid>(sid, out var task) ? SendAsync(command, new FetchTask(task), view => TaskOf(command, view), cancellationToken) : Unknown;

    private async Task<IResult> UpdateTaskAsync(BridgeCommand command, string sid, CancellationToken cancellationToken)
    {
        if (!Sid.TryParse<TaskSid>(sid, out var task) || (command.Token.IsOwnWorkOnly && !await HoldsAsync(command, task, cancellationToken)))
        {
            return await Unknown;
        }

        AssignmentStatus? status = null;
        if (command.Text("AssignmentStatus") is { } word)
        {
            if (!RoutingWords.AssignmentStatus.TryRead(word, out var read))
            {
                return Malformed("AssignmentStatus", "one of: " + RoutingWords.AssignmentStatus.All);
            }

            status = read;
        }

        DateTimeOffset? start = null;
        if (command.Text("VirtualStartTime") is { } text)
        {
            if (!DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at))
            {
                return Malformed("VirtualStartTime", "an ISO 8601 time");
            }

            start = at;
        }

        return await SendAsync(
            command,
            new UpdateTask(task, command.Text("Attributes"), status, command.Text("Reason"), VirtualStartTime: start, IfMatch: command.IfMatch),
            view => TaskOf(command, view),
            cancellationToken);
    }

    private async Task<bool> HoldsAsync(BridgeCommand command, TaskSid task, CancellationToken cancellationToken)
    {
        var found = await router.SendAsync(
            command.Account,
            command.Token.WorkspaceSid,
            new ListReservations(task, command.Token.WorkerSid, null, new PageRequest()) { Actor = command.Actor },
            cancellationToken);
        return found.Value?.Items.Any(static view => view.Reservation.ReservationStatus is ReservationStatus.Pending or ReservationStatus.Accepted or ReservationStatus.Wrapping) == true;
    }

    private Task<IResult> ListQueuesAsync(BridgeCommand command, CancellationToken cancellationToken) => SendAsync(
        command,
        new ListTaskQueues(command.Text("FriendlyName"), command.Text("EvaluateWorkerAttributes"), command.Sid<WorkerSid>("WorkerSid"), command.Text("Ordering"), PageOf(command)),
        page => BridgeAnswer.Page(page, (writer, view) => WorkerPayloads.TaskQueue(writer, view, command.Account)),
        cancellationToken);

    private Task<IResult> FetchQueueAsync(BridgeCommand command, string sid, CancellationToken cancellationToken) => Sid.TryParse<TaskQueueSid>(sid, out var queue)
        ? SendAsync(command, new FetchTaskQueue(queue), view => BridgeAnswer.One(writer => WorkerPayloads.TaskQueue(writer, view, command.Account)), cancellationToken)
        : Unknown;
}
