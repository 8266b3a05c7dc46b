using System.Collections.Frozen;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Model;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>The readers of all verbs that this server runs.</summary>
internal static class VerbReaders
{
    private static readonly FrozenDictionary<string, IVerbReader> ByName = new IVerbReader[]
    {
        new SayReader(),
        new PlayReader(),
        new PauseReader(),
        new GatherReader(),
        new RecordReader(),
        new DialReader(),
        new RedirectReader(),
        new HangupReader(),
        new RejectReader(),
        new ReferReader(),
        new LeaveReader(),
        new EchoReader(),
        new PayReader(),
        new EnqueueReader(),
        new StartReader(),
        new StopReader(),
        new ConnectReader(),
        new SmsReader(),
        new MessageReader(),
    }.ToFrozenDictionary(r => r.Name, StringComparer.Ordinal);

    /// <summary>Names of the verbs that have a reader.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>Makes the verb of an element. A verb of the language that is not run here becomes an <see cref="UnsupportedVerb"/> and a warning.</summary>
    public static Verb? Read(CheckedElement element, ProblemList problems)
    {
        if (ByName.TryGetValue(element.Name, out var reader))
        {
            return reader.Read(element, problems);
        }

        problems.Warn(ErrorCatalogue.VerbNotSupported, $"<{element.Name}> is not supported here; the call goes on after it.", element.Markup);
        return new UnsupportedVerb { Name = element.Name, Line = element.Line, Column = element.Column };
    }
}
