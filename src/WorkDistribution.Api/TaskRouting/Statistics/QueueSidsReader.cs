using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using WorkDistribution.Api.Routing;
using WorkDistribution.Core.Errors;
using WorkDistribution.Core.Identity;

namespace WorkDistribution.Api.TaskRouting.Statistics;

/// <summary>Reads which queues are asked for: {"queueSids": ["WQ..."]} in JSON, or QueueSids in a form.</summary>
internal sealed class QueueSidsReader(IOptions<ApiOptions> options)
{
    private const string Name = "QueueSids";
    private const int Most = 50;

    /// <summary>The queues, each once; notes a problem when there are none, too many, or what is given is none.</summary>
    public async Task<ImmutableArray<TaskQueueSid>> ReadAsync(ApiRequest request)
    {
        var texts = request.Http.Request.HasJsonContentType() ? await ReadJsonAsync(request) : request.Parameters.Texts(Name);
        var sids = ImmutableArray.CreateBuilder<TaskQueueSid>();
        foreach (var text in texts)
        {
            if (!Sid.TryParse<TaskQueueSid>(text, out var sid))
            {
                request.Parameters.Refuse(ErrorCatalogue.InvalidParameter, $"{Name} has what is no queue: {text}");
                return [];
            }

            if (!sids.Contains(sid))
            {
                sids.Add(sid);
            }
        }

        if (sids.Count is < 1 or > Most)
        {
            request.Parameters.Refuse(ErrorCatalogue.InvalidParameter, $"{Name} must name 1 to {Most} queues");
        }

        return sids.ToImmutable();
    }

    private async Task<ImmutableArray<string>> ReadJsonAsync(ApiRequest request)
    {
        if (request.Http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = options.Value.MaxBodyBytes;
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(request.Http.Request.Body, cancellationToken: request.Aborted);
            var root = document.RootElement;
            var list = root.ValueKind == JsonValueKind.Object
                ? root.EnumerateObject().FirstOrDefault(property => property.Name.Equals(Name, StringComparison.OrdinalIgnoreCase)).Value
                : root;
            return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(item => item.ToString())] : [];
        }
        catch (Exception exception) when (exception is JsonException or BadHttpRequestException)
        {
            request.Parameters.Refuse(ErrorCatalogue.InvalidParameter, "The request body is not readable JSON: " + exception.Message);
            return [];
        }
    }
}
