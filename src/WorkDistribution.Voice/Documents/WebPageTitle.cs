using AngleSharp.Html.Parser;

namespace WorkDistribution.Voice.Documents;

/// <summary>Names a web page that was answered where instructions were asked for.</summary>
internal static class WebPageTitle
{
    /// <summary>Only the head of a page is looked at.</summary>
    private const int LengthLimit = 8 * 1024;
    private const int TitleLimit = 200;

    /// <summary>The page's title; empty when it has none.</summary>
    public static string Find(string page)
    {
        using var document = new HtmlParser().ParseDocument(page.Length > LengthLimit ? page[..LengthLimit] : page);
        var title = document.Title?.Trim() ?? "";
        return title.Length > TitleLimit ? title[..TitleLimit] + "..." : title;
    }
}
