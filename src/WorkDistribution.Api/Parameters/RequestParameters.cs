using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using WorkDistribution.Api.Errors;
using WorkDistribution.Api.Formats;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;
using WorkDistribution.Core.Paging;
using WorkDistribution.Core.Webhooks;

namespace WorkDistribution.Api.Parameters;

/// <summary>
/// The parameters of a request: the form's, then the query's. Each reader gives null where the parameter is absent, and notes a problem where it
/// is present and wrong; a handler reads everything and then asks once whether it may go on.
/// </summary>
internal sealed class RequestParameters(IQueryCollection query, IFormCollection? form)
{
    private const int DefaultPageSize = 50;

    private readonly List<ApiProblem> _problems = [];

    /// <summary>The refusal that names everything wrong so far; null when nothing is.</summary>
    public IResult? Refusal => _problems.Count == 0 ? null : ApiErrors.Of(_problems);

    /// <summary>All names given, for inequalities that are part of the name.</summary>
    public IEnumerable<KeyValuePair<string, StringValues>> All => form is null ? query : form.Concat(query);

    /// <summary>Notes something wrong.</summary>
    public void Refuse(ErrorCode error, string? detail = null) => _problems.Add(new ApiProblem(error, detail));

    /// <summary>Whether the parameter is there, if only empty: an empty one clears a setting.</summary>
    public bool Has(string name) => form?.ContainsKey(name) == true || query.ContainsKey(name);

    /// <summary>The text as given, empty too; null when absent. Of repeated ones the last.</summary>
    public string? Raw(string name) => form is not null && form.TryGetValue(name, out var posted) ? posted[^1] : query.TryGetValue(name, out var asked) ? asked[^1] : null;

    /// <summary>The text; null when absent or empty.</summary>
    public string? Text(string name) => Raw(name) is { Length: > 0 } text ? text : null;

    /// <summary>The text, at most so long.</summary>
    public string? Text(string name, int maxLength)
    {
        var text = Text(name);
        if (text?.Length > maxLength)
        {
            Refuse(ErrorCatalogue.InvalidParameter, $"{name} is longer than {maxLength} characters");
        }

        return text;
    }

    /// <summary>The text, which must be there.</summary>
    public string Required(string name, int maxLength = int.MaxValue)
    {
        var text = Text(name, maxLength);
        if (text is null)
        {
            Refuse(ErrorCatalogue.InvalidParameter, $"{name} is required");
        }

        return text ?? "";
    }

    /// <summary>An address that can be set, kept and cleared: null when absent, empty when it is to be cleared.</summary>
    public string? UrlSetting(string name) => Has(name) ? Url(name, ErrorCatalogue.InvalidParameter) ?? "" : null;

    /// <summary>A flag of work distribution's lists and old parameters: true, 1 and yes mean yes, anything else no; null when absent.</summary>
    public bool? Yes(string name) => Text(name) is { } text ? text.ToUpperInvariant() is "TRUE" or "1" or "YES" : null;

    /// <summary>An instant of ISO 8601.</summary>
    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (WireDate.TryRead(text, out var instant))
        {
            return instant;
        }

        Refuse(ErrorCatalogue.InvalidParameter, $"{name} is not a date of ISO 8601 (2026-01-01T00:00:00Z): {text}");
        return null;
    }

    /// <summary>One of the words of an enumeration.</summary>
    public T? Choice<T>(string name, WordTable<T> words)
        where T : struct, Enum => Text(name) is { } text ? Choice(name, words, text) : null;

    /// <summary>Some of the words of an enumeration: a repeated parameter, or one with commas.</summary>
    public ImmutableArray<T> Choices<T>(string name, WordTable<T> words)
        where T : struct, Enum =>
        [.. Texts(name).SelectMany(static text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(text => Choice(name, words, text)).OfType<T>()];

    /// <summary>All values of a repeated parameter.</summary>
    public ImmutableArray<string> Texts(string name) =>
        form is not null && form.TryGetValue(name, out var posted) ? [.. posted.OfType<string>()] : query.TryGetValue(name, out var asked) ? [.. asked.OfType<string>()] : [];

    /// <summary>An absolute http or https address.</summary>
    public string? Url(string name, ErrorCode error)
    {
        var text = Text(name);
        if (text is not null && !IsUrl(text))
        {
            Refuse(error, $"{name} is not a valid URL: {text}");
        }

        return text;
    }

    /// <summary>GET or POST.</summary>
    public WebhookMethod? Method(string name)
    {
        switch (Text(name)?.ToUpperInvariant())
        {
            case null:
                return null;
            case "POST":
                return WebhookMethod.Post;
            case "GET":
                return WebhookMethod.Get;
            default:
                Refuse(ErrorCatalogue.MethodInvalid, $"{name} must be GET or POST");
                return null;
        }
    }

    /// <summary>A whole number within bounds.</summary>
    public int? Number(string name, int min, int max)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Refuse(ErrorCatalogue.InvalidParameter, $"{name} must be a whole number from {min} to {max}");
        return null;
    }

    /// <summary>true or false.</summary>
    public bool? Flag(string name)
    {
        switch (Text(name)?.ToUpperInvariant())
        {
            case null:
                return null;
            case "TRUE" or "1":
                return true;
            case "FALSE" or "0":
                return false;
            default:
                Refuse(ErrorCatalogue.InvalidParameter, $"{name} must be true or false");
                return null;
        }
    }

    /// <summary>One of some words.</summary>
    public string? Word(string name, params ReadOnlySpan<string> words)
    {
        if (Text(name) is not { } text || words.Contains(text))
        {
            return Text(name);
        }

        Refuse(ErrorCatalogue.InvalidParameter, $"{name} must be one of: {string.Join(", ", words!)}");
        return null;
    }

    /// <summary>A SID of a kind.</summary>
    public TSid? Sid<TSid>(string name, ErrorCode? error = null)
        where TSid : struct, ISid<TSid>
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Core.Identity.Sid.TryParse<TSid>(text, out var sid))
        {
            return sid;
        }

        Refuse(error ?? ErrorCatalogue.InvalidParameter, $"{name} is not valid: {text}");
        return null;
    }

    /// <summary>The page of a list. A size beyond the largest is taken as the largest.</summary>
    public PageRequest Page()
    {
        var size = (UInt128)DefaultPageSize;
        if (Text("PageSize") is { } text && (!UInt128.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size < 1))
        {
            Refuse(ErrorCatalogue.PageSizeInvalid, "PageSize must be a whole number from 1");
            size = DefaultPageSize;
        }

        return new PageRequest((int)UInt128.Min(size, PageRequest.MaxSize), Number("Page", 0, 10_000_000) ?? 0, Text("PageToken"));
    }

    private T? Choice<T>(string name, WordTable<T> words, string text)
        where T : struct, Enum
    {
        if (words.TryRead(text, out var value))
        {
            return value;
        }

        Refuse(ErrorCatalogue.InvalidParameter, $"{name} must be one of: {words.All}");
        return null;
    }

    private static bool IsUrl([NotNullWhen(true)] string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme is "http" or "https") && uri.Host.Length > 0 && uri.OriginalString.Contains("://", StringComparison.Ordinal);
}
