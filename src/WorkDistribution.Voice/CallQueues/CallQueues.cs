using System.Globalization;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Voice.CallQueues.Live;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.CallQueues;

/// <summary>What REST sees of queues and does to them.</summary>
internal sealed class CallQueues(QueueDirectory directory, ICallQueueStore store, TimeProvider clock) : ICallQueues
{
    /// <inheritdoc/>
    public async Task<Page<CallQueueView>> ListAsync(AccountSid accountSid, string? friendlyName, PageRequest page, CancellationToken cancellationToken)
    {
        if (friendlyName is not null)
        {
            return await directory.FindAsync(accountSid, friendlyName, cancellationToken) is { } named && page is { Number: 0, Token: null }
                ? new Page<CallQueueView>([await ViewAsync(named)], null)
                : new Page<CallQueueView>([], null);
        }

        var found = await store.ListAsync(accountSid, page, cancellationToken);
        var views = await Task.WhenAll(found.Items.Select(queue => ViewAsync(directory.Live(queue))));
        return new Page<CallQueueView>([.. views], found.NextToken) { PreviousToken = found.PreviousToken };
    }

    /// <inheritdoc/>
    public async Task<CallQueueView?> FindAsync(AccountSid accountSid, QueueSid sid, CancellationToken cancellationToken) =>
        await directory.FindAsync(accountSid, sid, cancellationToken) is { } queue ? await ViewAsync(queue) : null;

    /// <inheritdoc/>
    public async Task<CallQueueOutcome> CreateAsync(AccountSid accountSid, string friendlyName, int? maxSize, CancellationToken cancellationToken)
    {
        var (queue, error) = await directory.CreateAsync(accountSid, friendlyName, maxSize, cancellationToken);
        return queue is null ? new CallQueueOutcome.Refused(error!) : new CallQueueOutcome.Done(await ViewAsync(queue));
    }

    /// <inheritdoc/>
    public async Task<CallQueueOutcome> UpdateAsync(AccountSid accountSid, QueueSid sid, string? friendlyName, int? maxSize, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(accountSid, sid, cancellationToken) is not { } queue)
        {
            return new CallQueueOutcome.Refused(ErrorCatalogue.NotFound);
        }

        var settings = queue.Settings;
        settings = settings with
        {
            FriendlyName = friendlyName ?? settings.FriendlyName,
            MaxSize = maxSize ?? settings.MaxSize,
            DateUpdated = clock.GetUtcNow(),
        };
        if (!await store.SaveAsync(settings, cancellationToken))
        {
            return new CallQueueOutcome.Refused(ErrorCatalogue.QueueNameTaken);
        }

        queue.Settings = settings;
        return new CallQueueOutcome.Done(await ViewAsync(queue));
    }

    /// <inheritdoc/>
    public async Task<CallQueueOutcome> DeleteAsync(AccountSid accountSid, QueueSid sid, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(accountSid, sid, cancellationToken) is not { } queue)
        {
            return new CallQueueOutcome.Refused(ErrorCatalogue.NotFound);
        }

        if (!await queue.TryCloseAsync())
        {
            return new CallQueueOutcome.Refused(ErrorCatalogue.ResourceInUse, "The queue is not empty");
        }

        // From here on nobody enters: whoever wants to makes a new queue as soon as this one is gone from the store.
        try
        {
            return await store.DeleteAsync(accountSid, sid, CancellationToken.None)
                ? new CallQueueOutcome.Done(new CallQueueView(queue.Settings, 0, TimeSpan.Zero))
                : new CallQueueOutcome.Refused(ErrorCatalogue.NotFound);
        }
        finally
        {
            await directory.ForgetAsync(queue);
        }
    }

    /// <inheritdoc/>
    public async Task<Page<QueueMemberView>?> ListMembersAsync(AccountSid accountSid, QueueSid sid, PageRequest page, CancellationToken cancellationToken)
    {
        if (await directory.FindAsync(accountSid, sid, cancellationToken) is not { } queue)
        {
            return null;
        }

        var behind = 0L;
        if (page.Token is { } token && !(long.TryParse(token, NumberStyles.None, CultureInfo.InvariantCulture, out behind) && behind > 0))
        {
            throw new PageTokenException();
        }

        var size = Math.Clamp(page.Size, 1, PageRequest.MaxSize);
        var skip = page.Token is null ? Math.Min((long)page.Number * size, int.MaxValue / 2) : 0;
        var found = await queue.ListAsync(behind, (int)skip, size + 1);
        var places = found.Places;
        var next = places.Length > size ? places[size - 1].Member.Ticket.ToString(CultureInfo.InvariantCulture) : null;
        return new Page<QueueMemberView>([.. places.Take(size).Select(place => View(queue, place))], next);
    }

    /// <inheritdoc/>
    public async Task<QueueMemberView?> FindMemberAsync(AccountSid accountSid, QueueSid sid, CallSid? callSid, CancellationToken cancellationToken) =>
        await directory.FindAsync(accountSid, sid, cancellationToken) is { } queue && await queue.LocateAsync(callSid) is { } place ? View(queue, place) : null;

    /// <inheritdoc/>
    public async Task<QueueMemberView?> DequeueAsync(AccountSid accountSid, QueueSid sid, CallSid? callSid, CallInstructions instructions, CancellationToken cancellationToken) =>
        await directory.FindAsync(accountSid, sid, cancellationToken) is { } queue
        && await queue.ClaimAsync(callSid, new QueueClaim.Redirect(instructions, KeepsTask: false)) is { } place
            ? View(queue, place)
            : null;

    private static async Task<CallQueueView> ViewAsync(LiveQueue queue)
    {
        var line = await queue.ListAsync(0, 0, 0);
        return new CallQueueView(queue.Settings, line.Size, line.AverageWait);
    }

    private QueueMemberView View(LiveQueue queue, QueuePlace place)
    {
        var member = place.Member;
        return new QueueMemberView(queue.Settings.Sid, member.CallSid, member.TaskSid, member.EnqueuedAt, place.Position, clock.GetUtcNow() - member.EnqueuedAt);
    }
}
