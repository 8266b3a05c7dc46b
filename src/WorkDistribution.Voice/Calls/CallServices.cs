using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Webhooks;
using WorkDistribution.Media.Playback;
using WorkDistribution.Media.Sessions;
using WorkDistribution.Voice.Documents;

namespace WorkDistribution.Voice.Calls;

/// <summary>What every call needs and none owns.</summary>
/// <param name="Clock">The time.</param>
/// <param name="Sids">New identifiers.</param>
/// <param name="Options">Settings.</param>
/// <param name="Stores">Where things are kept.</param>
/// <param name="Webhooks">The way to applications.</param>
/// <param name="Reader">Reads their answers.</param>
/// <param name="Media">The media side.</param>
/// <param name="Prompts">Speech, files and tones as audio.</param>
/// <param name="Log">Where it is logged.</param>
internal sealed record CallServices(
    TimeProvider Clock,
    ISidSource Sids,
    IOptions<VoiceOptions> Options,
    CallStores Stores,
    IWebhookClient Webhooks,
    IDocumentReader Reader,
    IMediaEngine Media,
    IPromptLibrary Prompts,
    ILogger<CallServices> Log)
{
    /// <summary>Settings.</summary>
    public VoiceOptions Settings => Options.Value;
}
