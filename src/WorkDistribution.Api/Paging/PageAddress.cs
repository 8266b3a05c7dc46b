using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace WorkDistribution.Api.Paging;

/// <summary>The address of a page of a list: the request's path and filters.</summary>
internal static class PageAddress
{
    /// <summary>Path and query.</summary>
    /// <param name="request">What was asked.</param>
    /// <param name="size">Items a page.</param>
    /// <param name="number">Which page.</param>
    /// <param name="token">Where it starts; null at the beginning.</param>
    public static string Of(HttpRequest request, int size, int number, string? token)
    {
        var address = new StringBuilder(request.Path.Value).Append('?');
        foreach (var (key, values) in request.Query)
        {
            if (key is not ("Page" or "PageSize" or "PageToken"))
            {
                foreach (var value in values)
                {
                    address.Append(Uri.EscapeDataString(key)).Append('=').Append(Uri.EscapeDataString(value ?? "")).Append('&');
                }
            }
        }

        address.Append(CultureInfo.InvariantCulture, $"PageSize={size}&Page={number}");
        return token is null ? address.ToString() : address.Append("&PageToken=").Append(Uri.EscapeDataString(token)).ToString();
    }
}
