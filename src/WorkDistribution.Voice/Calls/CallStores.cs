using WorkDistribution.Voice.Conferences;
using WorkDistribution.Voice.Notifications;
using WorkDistribution.Voice.Recordings;
using WorkDistribution.Voice.Transcriptions;

namespace WorkDistribution.Voice.Calls;

/// <summary>The stores a call writes to.</summary>
internal sealed record CallStores(ICallStore Calls, IRecordingStore Recordings, INotificationStore Notifications, IConferenceStore Conferences, ITranscriptionStore Transcriptions);
