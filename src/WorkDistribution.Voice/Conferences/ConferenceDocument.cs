using System.Globalization;
using System.Xml.Linq;
using WorkDistribution.Voice.Calls;

namespace WorkDistribution.Voice.Conferences;

/// <summary>Writes the document that leads a call into a conference: what a customer's application would answer. Pure.</summary>
public static class ConferenceDocument
{
    /// <summary>Instructions for a call that shall enter a conference and end after it. The entry's addresses must be absolute.</summary>
    public static CallInstructions Enter(ConferenceEntry entry)
    {
        var conference = new XElement(
            "Conference",
            new XAttribute("muted", entry.Muted.ToWire()),
            new XAttribute("beep", entry.Beep.ToWire()),
            new XAttribute("startConferenceOnEnter", entry.StartOnEnter.ToWire()),
            new XAttribute("endConferenceOnExit", entry.EndOnExit.ToWire()),
            new XAttribute("waitMethod", Method(entry.WaitMethod)),
            new XAttribute("maxParticipants", entry.MaxParticipants.ToString(CultureInfo.InvariantCulture)),
            new XAttribute("record", entry.Record ? "record-from-start" : "do-not-record"),
            new XAttribute("trim", entry.TrimRecording ? "trim-silence" : "do-not-trim"),
            new XAttribute("region", entry.Region),
            Optional("waitUrl", entry.WaitUrl),
            Optional("coach", entry.Coach?.Value),
            Optional("participantLabel", entry.Label),
            Optional("jitterBufferSize", entry.JitterBufferSize),
            Optional("eventCallbackUrl", entry.EventCallbackUrl),
            Callback("statusCallback", entry.StatusCallback),
            Callback("recordingStatusCallback", entry.RecordingCallback),
            entry.Name);
        return new CallInstructions { Document = new XElement("Response", new XElement("Dial", conference)).ToString(SaveOptions.DisableFormatting) };
    }

    private static XAttribute? Optional(string name, string? value) => value is null ? null : new XAttribute(name, value);

    private static XAttribute[] Callback(string name, StatusCallback? callback) => callback is null
        ? []
        :
        [
            new(name, callback.Url),
            new(name + "Method", Method(callback.Method)),
            .. callback.Events.IsDefaultOrEmpty ? Array.Empty<XAttribute>() : [new(name + "Event", string.Join(' ', callback.Events))],
        ];

    private static string Method(Core.Webhooks.WebhookMethod method) => method == Core.Webhooks.WebhookMethod.Get ? "GET" : "POST";
}
