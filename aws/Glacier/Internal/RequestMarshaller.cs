using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Glacier.Internal;

/// <summary>Makes the HTTP request of one operation: its verb, its path, and what <paramref name="fill"/> adds.</summary>
internal sealed class RequestMarshaller<TRequest>(string method, string path, Action<TRequest, IRequest>? fill = null)
    : IMarshaller<IRequest, AmazonWebServiceRequest>
    where TRequest : AmazonGlacierRequest
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var typed = (TRequest)input;
        var request = new DefaultRequest(input, "Amazon.Glacier") { HttpMethod = method, ResourcePath = "/{accountId}/vaults/{vaultName}" + path };
        request.Headers["x-amz-glacier-version"] = "2012-06-01";
        request.AddPathResource("{accountId}", string.IsNullOrEmpty(typed.AccountId) ? "-" : typed.AccountId);
        request.AddPathResource("{vaultName}", Required(typed.VaultName, nameof(typed.VaultName)));
        fill?.Invoke(typed, request);
        return request;
    }

    public static string Required(string? value, string name)
        => string.IsNullOrEmpty(value) ? throw new AmazonGlacierException($"{typeof(TRequest).Name}.{name} is not set.") : value;
}

internal static class RequestParts
{
    public static void Header(this IRequest request, string name, string? value)
    {
        if (value is not null)
        {
            request.Headers[name] = value;
        }
    }

    public static void Query(this IRequest request, string name, object? value)
    {
        if (value is not null)
        {
            request.ParameterCollection.Add(name, FormattableString.Invariant($"{value}"));
            request.UseQueryString = true;
        }
    }

    public static void Bytes(this IRequest request, Stream? body)
    {
        request.ContentStream = body ?? Stream.Null;
        request.Headers["Content-Type"] = "application/octet-stream";
        request.Headers["Content-Length"] = FormattableString.Invariant($"{request.ContentStream.Length - request.ContentStream.Position}");
    }

    public static void Json<T>(this IRequest request, T body)
    {
        request.Content = JsonSerializer.SerializeToUtf8Bytes(body, JsonResponse.Options);
        request.Headers["Content-Type"] = "application/json";
    }
}
