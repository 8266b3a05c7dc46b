using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using WorkDistribution.Core.Paging;

namespace WorkDistribution.Api.Paging;

/// <summary>
/// A list as the 2010 API gives it. Addresses are relative and keep the filters; there is no other array beside the list, because client
/// libraries find it by being the only one.
/// <code>
/// {"first_page_uri", "end", "previous_page_uri", "calls": [...], "uri", "page_size", "start", "next_page_uri", "page"}
/// </code>
/// </summary>
/// <param name="name">The list's property.</param>
/// <param name="asked">The page that was asked for.</param>
/// <param name="page">What the store gave.</param>
/// <param name="items">The items as they are written.</param>
/// <param name="type">How an item is written.</param>
internal sealed class PageAnswer<TItem, TResponse>(string name, PageRequest asked, Page<TItem> page, IEnumerable<TResponse> items, JsonTypeInfo<TResponse> type) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.ContentType = "application/json;charset=utf-8";
        await using var writer = new Utf8JsonWriter(httpContext.Response.BodyWriter, new JsonWriterOptions { Encoder = type.Options.Encoder });
        var request = httpContext.Request;
        writer.WriteStartObject();
        writer.WriteString("first_page_uri", PageAddress.Of(request, asked.Size, 0, null));
        writer.WriteNumber("end", Math.Max(((long)asked.Number * asked.Size) + page.Items.Length - 1, 0));
        writer.WriteString("previous_page_uri", page.PreviousToken is { } before ? PageAddress.Of(request, asked.Size, Math.Max(asked.Number - 1, 0), before) : null);
        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            JsonSerializer.Serialize(writer, item, type);
        }

        writer.WriteEndArray();
        writer.WriteString("uri", PageAddress.Of(request, asked.Size, asked.Number, asked.Token));
        writer.WriteNumber("page_size", asked.Size);
        writer.WriteNumber("start", (long)asked.Number * asked.Size);
        writer.WriteString("next_page_uri", page.NextToken is { } next ? PageAddress.Of(request, asked.Size, asked.Number + 1, next) : null);
        writer.WriteNumber("page", asked.Number);
        writer.WriteEndObject();
        await writer.FlushAsync(httpContext.RequestAborted);
    }
}
