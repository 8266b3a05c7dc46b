using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Api.Paging;

/// <summary>
/// A list as work distribution gives it: absolute addresses that keep the filters, in an object of their own that also names the list.
/// <code>
/// {"tasks": [...], "meta": {"page", "page_size", "first_page_url", "previous_page_url", "url", "next_page_url", "key": "tasks"}}
/// </code>
/// </summary>
/// <param name="key">The list's property.</param>
/// <param name="origin">Where addresses begin.</param>
/// <param name="asked">The page that was asked for.</param>
/// <param name="page">What was found.</param>
/// <param name="write">An item as it is written.</param>
/// <param name="type">How an item is written.</param>
internal sealed class MetaPageAnswer<TItem, TResponse>(string key, string origin, PageRequest asked, Page<TItem> page, Func<TItem, TResponse> write, JsonTypeInfo<TResponse> type) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json;charset=utf-8";
        var request = httpContext.Request;
        await using var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter, new JsonWriterOptions { Encoder = type.Options.Encoder });
        writer.WriteStartObject();
        writer.WriteStartArray(key);
        foreach (var item in page.Items)
        {
            JsonSerializer.Serialize(writer, write(item), type);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("meta");
        writer.WriteNumber("page", asked.Number);
        writer.WriteNumber("page_size", asked.Size);
        writer.WriteString("first_page_url", origin + PageAddress.Of(request, asked.Size, 0, null));
        writer.WriteString("previous_page_url", page.PreviousToken is { } before ? origin + PageAddress.Of(request, asked.Size, Math.Max(asked.Number - 1, 0), before) : null);
        writer.WriteString("url", origin + PageAddress.Of(request, asked.Size, asked.Number, asked.Token));
        writer.WriteString("next_page_url", page.NextToken is { } next ? origin + PageAddress.Of(request, asked.Size, asked.Number + 1, next) : null);
        writer.WriteString("key", key);
        writer.WriteEndObject();
        writer.WriteEndObject();
        await writer.FlushAsync(httpContext.RequestAborted);
    }
}
