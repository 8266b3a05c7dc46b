using System.Collections.Immutable;
using System.Globalization;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.TaskRouting.Workspaces;

namespace WorkDistribution.TaskRouting.Assignments;

/// <summary>Reads instructions: the same rules for a callback's JSON and for REST's form. Pure; every wrong field is named.</summary>
public sealed class InstructionReader
{
    /// <summary>Longest time a worker may be rung by an instruction.</summary>
    public static readonly TimeSpan LongestRing = TimeSpan.FromSeconds(600);

    private const int MaxParticipants = 250;
    private static readonly string[] CallMoments = ["initiated", "ringing", "answered", "completed"];
    private static readonly string[] ConferenceMoments = ["start", "end", "join", "leave", "mute", "hold", "speaker"];
    private static readonly string[] Methods = ["POST", "GET"];
    private readonly IInstructionFields _fields;
    private readonly List<RoutingFault> _faults = [];

    private InstructionReader(IInstructionFields fields) => _fields = fields;

    /// <summary>Reads one.</summary>
    /// <param name="word">accept, reject, dequeue, call, redirect, conference or supervise, in any case.</param>
    /// <param name="fields">Its fields.</param>
    public static RoutingResult<ReservationInstruction> Read(string word, IInstructionFields fields)
    {
        var reader = new InstructionReader(fields);
        var instruction = reader.Read(word.Trim().ToLowerInvariant());
        return reader._faults.Count == 0 && instruction is not null
            ? RoutingResult<ReservationInstruction>.Done(instruction)
            : RoutingResult<ReservationInstruction>.Refused(reader._faults);
    }

    private ReservationInstruction? Read(string word)
    {
        switch (word)
        {
            case "accept":
                return new AcceptInstruction();
            case "reject":
                return new RejectInstruction(Activity("activity_sid"));
            case "dequeue":
                return Dequeue();
            case "call":
                return Call();
            case "redirect":
                return Redirect();
            case "conference":
                return Conference();
            case "supervise":
                return Supervise();
            default:
                _faults.Add(new(ErrorCatalogue.InstructionNotAllowed, $"Instruction '{word}' is not one of: accept, reject, dequeue, call, redirect, conference, supervise"));
                return null;
        }
    }

    private DequeueInstruction Dequeue() => new()
    {
        To = _fields.Text("to"),
        From = _fields.Text("from"),
        PostWorkActivitySid = Activity("post_work_activity_sid"),
        Record = Record("record"),
        Timeout = Ring(),
        StatusCallbackUrl = Url("status_callback_url", ErrorCatalogue.InstructionStatusCallbackInvalid),
        StatusCallbackEvents = Moments("status_callback_event", CallMoments),
    };

    private CallInstruction Call() => new()
    {
        To = _fields.Text("to"),
        From = Required("from", ErrorCatalogue.InstructionCallFromInvalid),
        Url = RequiredUrl("url", ErrorCatalogue.InstructionCallUrlInvalid),
        StatusCallbackUrl = Url("status_callback_url", ErrorCatalogue.InstructionStatusCallbackInvalid),
        Accept = Flag("accept", false),
        Record = Record("record"),
        Timeout = Ring(),
    };

    private RedirectInstruction Redirect()
    {
        CallSid? call = null;
        if (_fields.Text("call_sid") is { } text)
        {
            if (Sid.TryParse<CallSid>(text, out var sid))
            {
                call = sid;
            }
            else
            {
                _faults.Add(new(ErrorCatalogue.InstructionRedirectCallSidInvalid, $"{_fields.NameOf("call_sid")}: '{text}' is not a call's SID"));
            }
        }

        return new RedirectInstruction
        {
            CallSid = call,
            Url = RequiredUrl("url", ErrorCatalogue.InstructionRedirectUrlInvalid),
            Accept = Flag("accept", false),
        };
    }

    private SuperviseInstruction Supervise() => new()
    {
        Supervisor = Required("supervisor", ErrorCatalogue.InstructionInvalid),
        Mode = Word("supervisor_mode", ["monitor", "whisper", "barge"]) switch
        {
            "whisper" => SupervisorMode.Whisper,
            "barge" => SupervisorMode.Barge,
            _ => SupervisorMode.Monitor,
        },
        From = _fields.Text("from"),
        Timeout = Ring(),
    };

    private ConferenceInstruction Conference() => new()
    {
        To = _fields.Text("to"),
        From = _fields.Text("from"),
        PostWorkActivitySid = Activity("post_work_activity_sid"),
        Timeout = Ring(),
        StatusCallback = Url("status_callback", ErrorCatalogue.InstructionStatusCallbackInvalid),
        StatusCallbackMethod = Method("status_callback_method"),
        StatusCallbackEvents = Moments("status_callback_event", CallMoments),
        Record = Record("record"),
        Muted = Flag("muted", false),
        Beep = Word("beep", ["true", "false", "onEnter", "onExit"]) ?? "true",
        BeepOnCustomerEntrance = Flag("beep_on_customer_entrance", true),
        StartConferenceOnEnter = Flag("start_conference_on_enter", true),
        EndConferenceOnExit = Flag("end_conference_on_exit", false),
        EndConferenceOnCustomerExit = Flag("end_conference_on_customer_exit", false),
        WaitUrl = Url("wait_url", ErrorCatalogue.InvalidParameter),
        WaitMethod = Method("wait_method"),
        EarlyMedia = Flag("early_media", true),
        MaxParticipants = Number("max_participants", 2, MaxParticipants) ?? MaxParticipants,
        ConferenceStatusCallback = Url("conference_status_callback", ErrorCatalogue.InstructionStatusCallbackInvalid),
        ConferenceStatusCallbackMethod = Method("conference_status_callback_method"),
        ConferenceStatusCallbackEvents = Moments("conference_status_callback_event", ConferenceMoments),
        ConferenceRecord = Word("conference_record", ["true", "false", "record-from-start", "do-not-record"]) is "true" or "record-from-start",
        ConferenceTrim = Word("conference_trim", ["trim-silence", "do-not-trim"]) != "do-not-trim",
        RecordingIsDual = Word("recording_channels", ["mono", "dual"]) == "dual",
        RecordingStatusCallback = Url("recording_status_callback", ErrorCatalogue.InstructionStatusCallbackInvalid),
        RecordingStatusCallbackMethod = Method("recording_status_callback_method"),
        ConferenceRecordingStatusCallback = Url("conference_recording_status_callback", ErrorCatalogue.InstructionStatusCallbackInvalid),
        ConferenceRecordingStatusCallbackMethod = Method("conference_recording_status_callback_method"),
        Region = _fields.Text("region"),
        JitterBufferSize = Word("jitter_buffer_size", ["small", "medium", "large", "off"]),
        SipAuthUsername = _fields.Text("sip_auth_username"),
        SipAuthPassword = _fields.Text("sip_auth_password"),
    };

    private string Required(string name, ErrorCode error)
    {
        if (_fields.Text(name) is { } text)
        {
            return text;
        }

        _faults.Add(new(error, $"{_fields.NameOf(name)} is missing"));
        return "";
    }

    private string RequiredUrl(string name, ErrorCode error) => Required(name, error) is { Length: > 0 } && Url(name, error) is { } url ? url : "";

    private string? Url(string name, ErrorCode error)
    {
        if (_fields.Text(name) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps))
        {
            return text;
        }

        _faults.Add(new(error, $"{_fields.NameOf(name)}: '{text}' is not an absolute http or https address"));
        return null;
    }

    private ActivitySid? Activity(string name)
    {
        if (_fields.Text(name) is not { } text)
        {
            return null;
        }

        if (Sid.TryParse<ActivitySid>(text, out var sid))
        {
            return sid;
        }

        Invalid(name, text, "the SID of an activity (WA and 32 hexadecimal digits)");
        return null;
    }

    private bool Flag(string name, bool otherwise) => Word(name, ["true", "false"]) is { } word ? word == "true" : otherwise;

    /// <summary>Recording is told as a flag or by when it begins; here it always begins with the answer.</summary>
    private bool Record(string name) =>
        Word(name, ["true", "false", "do-not-record", "record-from-answer", "record-from-ringing", "record-from-answer-dual", "record-from-ringing-dual"]) is not (null or "false" or "do-not-record");

    private string Method(string name) => Word(name, Methods) ?? Methods[0];

    private TimeSpan? Ring() => Number("timeout", 1, (int)LongestRing.TotalSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private int? Number(string name, int least, int most)
    {
        if (_fields.Text(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Invalid(name, text, FormattableString.Invariant($"a whole number from {least} to {most}"));
        return null;
    }

    private string? Word(string name, ReadOnlySpan<string> words)
    {
        if (_fields.Text(name) is not { } text)
        {
            return null;
        }

        foreach (var word in words)
        {
            if (word.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return word;
            }
        }

        Invalid(name, text, "one of: " + string.Join(", ", words));
        return null;
    }

    /// <summary>A list of moments, each a value of its own or several in one, parted by commas or spaces. In JSON also under the plural of its name.</summary>
    private ImmutableArray<string> Moments(string name, string[] known)
    {
        var given = _fields.List(name) is { Count: > 0 } list ? list : _fields.List(name + "s");
        var moments = ImmutableArray.CreateBuilder<string>();
        foreach (var word in given.SelectMany(value => value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            if (known.Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                moments.Add(word.ToLowerInvariant());
            }
            else
            {
                Invalid(name, word, "one of: " + string.Join(", ", known));
            }
        }

        return moments.ToImmutable();
    }

    private void Invalid(string name, string value, string expected) =>
        _faults.Add(new(ErrorCatalogue.InvalidParameter, $"{_fields.NameOf(name)}: '{value}' is not {expected}"));
}
