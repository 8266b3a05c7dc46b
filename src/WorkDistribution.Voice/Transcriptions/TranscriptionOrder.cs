using System.Collections.Immutable;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Recordings;

namespace WorkDistribution.Voice.Transcriptions;

/// <summary>A recording that shall become text.</summary>
/// <param name="Recording">The recording; its audio is complete.</param>
/// <param name="RecordingUrl">Its address.</param>
/// <param name="Callback">Told of the text; null for nobody.</param>
/// <param name="CallParameters">The standard parameters of its call.</param>
/// <param name="Notifier">Told why there is none.</param>
internal sealed record TranscriptionOrder(
    RecordingRecord Recording,
    string RecordingUrl,
    string? Callback,
    ImmutableArray<KeyValuePair<string, string>> CallParameters,
    CallNotifier Notifier);
