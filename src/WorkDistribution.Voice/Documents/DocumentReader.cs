using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Elements;
using WorkDistribution.Voice.Documents.Markup;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Documents.Table;
using WorkDistribution.Voice.Messages;

namespace WorkDistribution.Voice.Documents;

/// <summary>Decides by MIME type what an answer is (R1-34). Stateless; safe from any thread.</summary>
public sealed class DocumentReader : IDocumentReader
{
    /// <summary>Greatest document in bytes. Audio is bounded where it is fetched.</summary>
    public const int SizeLimit = 64 * 1024;

    /// <summary>Greatest media, in bytes, of a message that is answered with media itself. Larger ones are to be given as addresses.</summary>
    public const int MediaSizeLimit = 1_024 * 1_024;

    private readonly DocumentKind _kind;

    /// <summary>Reads documents of calls.</summary>
    public DocumentReader()
        : this(DocumentKind.Voice)
    {
    }

    /// <summary>Reads documents of a kind.</summary>
    internal DocumentReader(DocumentKind kind) => _kind = kind;

    /// <inheritdoc/>
    public VoiceDocument Read(string contentType, ReadOnlyMemory<byte> body)
    {
        var type = ContentTypeHeader.Parse(contentType);
        if (_kind == DocumentKind.Message)
        {
            return ReadReply(type, body);
        }

        if (type.IsAudio && !body.IsEmpty)
        {
            return new VoiceDocument([new PlayVerb { Content = body, ContentType = type.MediaType }], []);
        }

        var problems = new ProblemList();
        var verbs = ReadText(type, body.Span, problems);
        return new VoiceDocument(verbs, problems.ToImmutable());
    }

    /// <summary>The answer to a message: plain text is one message, a picture (or sound, or film) one with that attached (C1-21), nothing is no message.</summary>
    private VoiceDocument ReadReply(ContentTypeHeader type, ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty)
        {
            return new VoiceDocument([], []);
        }

        if (type.IsMedia && body.Length > MediaSizeLimit)
        {
            return new VoiceDocument([], [new DocumentProblem(ErrorCatalogue.ResponseTooLarge, $"The media is {body.Length} bytes long; {MediaSizeLimit} are allowed in a message.", 0, 0, IsWarning: false)]);
        }

        if (type.IsMedia)
        {
            return new VoiceDocument([new SmsVerb { Media = [new MessageAttachment(type.MediaType, null, body)] }], []);
        }

        var problems = new ProblemList();
        var verbs = ReadText(type, body.Span, problems);
        return new VoiceDocument(verbs, problems.ToImmutable());
    }

    private ImmutableArray<Verb> ReadText(ContentTypeHeader type, ReadOnlySpan<byte> body, ProblemList problems)
    {
        if (body.Length > SizeLimit)
        {
            problems.Error(ErrorCatalogue.ResponseTooLarge, $"The document is {body.Length} bytes long; {SizeLimit} are allowed.");
            return [];
        }

        var text = DocumentText.Decode(body, type.Charset);
        if (string.IsNullOrWhiteSpace(text.Trim('\uFEFF', '\0')))
        {
            problems.Error(ErrorCatalogue.DocumentEmpty, $"The answer is empty; <{ElementTable.Root}/> means that there is nothing to do.", 1, 1);
            return [];
        }

        var root = RootSniffer.Find(text);
        return Classify(type, root) switch
        {
            AnswerKind.Instructions => ReadInstructions(type, body, problems),
            AnswerKind.PlainText when _kind == DocumentKind.Message => [new SmsVerb { Body = text.Trim() }],
            AnswerKind.PlainText => [SayReader.FromPlainText(text.Trim(), problems)],
            AnswerKind.WebPage => RefuseWebPage(text, problems),
            _ => Refuse(type, problems),
        };
    }

    /// <summary>XML types are instructions, also where they are not well-formed; a web page is one whatever it is called; instructions sent as text are instructions.</summary>
    private static AnswerKind Classify(ContentTypeHeader type, string root)
    {
        var isResponse = root.Equals(ElementTable.Root, StringComparison.OrdinalIgnoreCase);
        if (isResponse && (type.IsHtml || type.MediaType is "text/plain" or ""))
        {
            return AnswerKind.Instructions;
        }

        if (type.IsHtml || (RootSniffer.IsWebPage(root) && (type.IsXml || type.MediaType.Length == 0)))
        {
            return AnswerKind.WebPage;
        }

        if (type.IsXml || (type.MediaType.Length == 0 && root.Length > 0))
        {
            return AnswerKind.Instructions;
        }

        return type.MediaType == "text/plain" ? AnswerKind.PlainText : AnswerKind.Other;
    }

    private ImmutableArray<Verb> ReadInstructions(ContentTypeHeader type, ReadOnlySpan<byte> body, ProblemList problems)
    {
        if (!DocumentText.TryDecode(body, type.Charset, out var text, out var fault))
        {
            problems.Error(ErrorCatalogue.DocumentParseFailure, fault.Message, fault.Line, fault.Column);
            return [];
        }

        if (type.MediaType == "text/plain")
        {
            problems.Warn(ErrorCatalogue.ContentTypeInvalid, $"The instructions came as text/plain, which is {(_kind == DocumentKind.Voice ? "spoken" : "sent as it is")}; they were read as text/xml. Send them as that.", 1, 1);
        }

        return InstructionReader.Read(text, _kind, problems);
    }

    private static ImmutableArray<Verb> RefuseWebPage(string page, ProblemList problems)
    {
        var title = WebPageTitle.Find(page);
        problems.Error(
            ErrorCatalogue.ContentTypeInvalid,
            title.Length > 0
                ? $"A web page came instead of instructions: \"{title}\"."
                : "A web page without a title came instead of instructions.");
        return [];
    }

    private static ImmutableArray<Verb> Refuse(ContentTypeHeader type, ProblemList problems)
    {
        problems.Error(
            ErrorCatalogue.ContentTypeInvalid,
            type.MediaType.Length > 0
                ? $"The Content-Type {type.MediaType} is neither XML (text/xml), audio (audio/*) nor plain text (text/plain)."
                : "There is no Content-Type, and the body is not XML.");
        return [];
    }
}
