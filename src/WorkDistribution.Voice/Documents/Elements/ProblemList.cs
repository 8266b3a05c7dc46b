using System.Collections.Immutable;
using WorkDistribution.Core.Errors;
using WorkDistribution.Voice.Documents.Markup;

namespace WorkDistribution.Voice.Documents.Elements;

/// <summary>Collects what is found wrong with one document. Bounded: a document of nothing but faults is told so once.</summary>
internal sealed class ProblemList
{
    /// <summary>Most problems kept of one document.</summary>
    public const int Limit = 50;

    private readonly ImmutableArray<DocumentProblem>.Builder _problems = ImmutableArray.CreateBuilder<DocumentProblem>();

    /// <summary>Something was left out that the developer wanted run.</summary>
    public bool HasSkipped { get; private set; }

    /// <summary>The first thing found; null when nothing was.</summary>
    public DocumentProblem? First => _problems.Count > 0 ? _problems[0] : null;

    /// <summary>The document cannot be run.</summary>
    public void Error(ErrorCode error, string message, int line = 0, int column = 0) =>
        _problems.Add(new DocumentProblem(error, message, line, column, IsWarning: false));

    /// <summary>Something small is wrong; a default is taken.</summary>
    public void Warn(ErrorCode error, string message, int line, int column)
    {
        if (_problems.Count < Limit)
        {
            _problems.Add(new DocumentProblem(error, message, line, column, IsWarning: true));
        }
        else if (_problems.Count == Limit)
        {
            _problems.Add(new DocumentProblem(error, "There are more problems than are listed here.", line, column, IsWarning: true));
        }
    }

    /// <summary>Something small is wrong with a node.</summary>
    public void Warn(ErrorCode error, string message, MarkupNode at) => Warn(error, message, at.Line, at.Column);

    /// <summary>A node is left out.</summary>
    public void Skip(ErrorCode error, string message, MarkupNode at)
    {
        HasSkipped = true;
        Warn(error, message, at);
    }

    /// <summary>Everything found, in document order.</summary>
    public ImmutableArray<DocumentProblem> ToImmutable() =>
        [.. _problems.OrderBy(p => p.Line).ThenBy(p => p.Column)];
}
