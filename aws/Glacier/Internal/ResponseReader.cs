using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;

namespace Amazon.Glacier.Internal;

/// <summary>Reads the answer of one operation from its headers, and from its body if that is JSON.</summary>
internal sealed class ResponseReader<TResponse>(Action<TResponse, IWebResponseData>? headers = null, bool json = false, Action<TResponse, Stream>? body = null)
    : JsonResponseUnmarshaller
    where TResponse : AmazonWebServiceResponse, new()
{
    public override bool HasStreamingProperty => body is not null;

    public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
    {
        var response = json ? JsonSerializer.Deserialize<TResponse>(input.Stream, JsonResponse.Options)! : new TResponse();
        headers?.Invoke(response, input.ResponseData);
        body?.Invoke(response, input.Stream);
        return response;
    }

    public override AmazonServiceException UnmarshallException(JsonUnmarshallerContext input, Exception innerException, HttpStatusCode statusCode)
    {
        var (code, message, type) = Read(input.Stream);
        return GlacierErrors.Make(code ?? statusCode.ToString(), message ?? $"Glacier answered {(int)statusCode}.", type, Header(input.ResponseData, "x-amzn-RequestId"), statusCode, innerException);
    }

    private static (string? Code, string? Message, ErrorType Type) Read(Stream body)
    {
        try
        {
            using var read = JsonDocument.Parse(body);
            var root = read.RootElement;
            return (Text(root, "code") ?? Text(root, "__type"), Text(root, "message"), Text(root, "type") == "Server" ? ErrorType.Receiver : ErrorType.Sender);
        }
        catch (JsonException)
        {
            // What stands between (a proxy, a load balancer) does not answer in JSON.
            return (null, null, ErrorType.Unknown);
        }
    }

    private static string? Text(JsonElement root, string name)
        => root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Header(IWebResponseData answer, string name) => answer.IsHeaderPresent(name) ? answer.GetHeaderValue(name) : null;
}
