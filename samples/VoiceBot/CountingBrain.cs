using System.Globalization;

namespace WorkDistribution.Samples.VoiceBot;

/// <summary>A brain that needs no model: it knows when somebody spoke and for how long, and says so.</summary>
internal sealed class CountingBrain : IBrain
{
    private const double SamplesPerSecond = 8000;

    /// <inheritdoc/>
    public string Greeting => "Hello. I am a very simple robot. Say something.";

    /// <inheritdoc/>
    public Task<string?> AnswerAsync(short[] said, CancellationToken cancellationToken)
    {
        var seconds = said.Length / SamplesPerSecond;
        var length = seconds < 1.5 ? "about a second" : string.Create(CultureInfo.InvariantCulture, $"about {seconds:0} seconds");
        return Task.FromResult<string?>($"You spoke for {length}. Go on.");
    }
}
