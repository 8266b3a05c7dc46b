using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using WorkDistribution.Server.Webhooks;

namespace WorkDistribution.Server.Tests.Webhooks;

/// <summary>Answers names from a table; each question for a name takes its next answer, the last one again and again.</summary>
internal sealed class FixedResolver : IHostResolver
{
    private readonly ConcurrentDictionary<string, Queue<string>> _answers = new();

    public ConcurrentQueue<string> Asked { get; } = new();

    public FixedResolver Add(string host, params string[] addresses)
    {
        _answers[host] = new Queue<string>(addresses);
        return this;
    }

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Asked.Enqueue(host);
        if (!_answers.TryGetValue(host, out var answers))
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        lock (answers)
        {
            var answer = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
            return Task.FromResult(answer.Split(' ').Select(IPAddress.Parse).ToArray());
        }
    }
}
