using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Elements;
using WorkDistribution.Voice.Documents.Markup;
using WorkDistribution.Voice.Documents.Model;
using WorkDistribution.Voice.Documents.Table;

namespace WorkDistribution.Voice.Documents;

/// <summary>Reads XML instructions: tree, then table, then one reader a verb.</summary>
internal static class InstructionReader
{
    /// <summary>Reads a document. What can be run is run: an unknown or misplaced element is a warning, unless nothing remains.</summary>
    public static ImmutableArray<Verb> Read(string text, DocumentKind kind, ProblemList problems)
    {
        if (!MarkupReader.TryParse(text, out var root, out var fault))
        {
            problems.Error(ErrorCatalogue.DocumentParseFailure, $"The document is not well-formed XML: {fault.Message}", fault.Line, fault.Column);
            return [];
        }

        if (root.Name != ElementTable.Root)
        {
            var hint = ElementTable.FindIgnoringCase(root.Name) == ElementTable.Root ? " Case matters." : "";
            problems.Error(ErrorCatalogue.DocumentEmpty, $"The root element is <{root.Name}>, not <{ElementTable.Root}>.{hint}", root.Line, root.Column);
            return [];
        }

        return ReadRoot(root, kind, problems);
    }

    /// <summary>What is at home in the other kind of document is run, but elsewhere it would not be: that is said.</summary>
    private static void WarnOfStranger(DocumentKind kind, MarkupElement element, ProblemList problems)
    {
        if (kind == DocumentKind.Voice && element.Name == "Message")
        {
            problems.Warn(ErrorCatalogue.DocumentInvalidNesting, "<Message> is no element of a call's document, where it is <Sms>; it is sent all the same.", element);
        }
        else if (kind == DocumentKind.Message && element.Name == "Sms")
        {
            problems.Warn(ErrorCatalogue.DocumentInvalidNesting, "<Sms> is no element of a message's document, where it is <Message>; it is sent all the same.", element);
        }
        else if (kind == DocumentKind.Message && element.Name is not ("Message" or "Redirect"))
        {
            problems.Warn(ErrorCatalogue.SmsVerbInReply, $"<{element.Name}> is no element of a message's document; the sender of the message is called to hear it.", element);
        }
    }

    private static ImmutableArray<Verb> ReadRoot(MarkupElement root, DocumentKind kind, ProblemList problems)
    {
        foreach (var attribute in root.Attributes.Where(a => !a.Name.Contains(':', StringComparison.Ordinal)))
        {
            problems.Warn(ErrorCatalogue.DocumentInvalidNesting, $"{root.Name}: there is no attribute {attribute.Name}; it is ignored.", attribute.Line, attribute.Column);
        }

        var verbs = ImmutableArray.CreateBuilder<Verb>();
        foreach (var node in root.Content)
        {
            switch (node)
            {
                case MarkupText { IsBlank: false }:
                    problems.Warn(ErrorCatalogue.DocumentInvalidNesting, "Text outside of a verb is ignored.", node);
                    break;
                case MarkupElement element:
                    if (ElementChecker.Check(root.Name, element, problems) is { } found && VerbReaders.Read(found, problems) is { } verb)
                    {
                        verbs.Add(verb);
                        WarnOfStranger(kind, element, problems);
                    }

                    break;
            }
        }

        if (verbs.Count == 0 && problems is { HasSkipped: true, First: { } first })
        {
            problems.Error(ErrorCatalogue.DocumentInvalidNesting, $"Nothing in the document can be run. {first.Message}", first.Line, first.Column);
        }

        return verbs.ToImmutable();
    }
}
