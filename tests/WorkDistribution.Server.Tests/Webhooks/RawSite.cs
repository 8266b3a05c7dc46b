using System.Net;
using System.Net.Sockets;
using System.Text;

namespace WorkDistribution.Server.Tests.Webhooks;

/// <summary>A server on loopback that answers each connection with fixed bytes and closes it, whether they are HTTP or not.</summary>
internal sealed class RawSite : IAsyncDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    public RawSite(string answer)
    {
        _listener.Start();
        Url = $"http://{_listener.LocalEndpoint}/";
        _serving = ServeAsync(Encoding.ASCII.GetBytes(answer), _stopping.Token);
    }

    public string Url { get; }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stopping.Dispose();
    }

    private async Task ServeAsync(byte[] answer, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(cancellationToken);
                await AnswerAsync(client.GetStream(), answer, cancellationToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private static async Task AnswerAsync(NetworkStream stream, byte[] answer, CancellationToken cancellationToken)
    {
        try
        {
            _ = await stream.ReadAsync(new byte[4096], cancellationToken);
            await stream.WriteAsync(answer, cancellationToken);
        }
        catch (IOException)
        {
            // The client hung up first.
        }
    }
}
