using System.Net;
using System.Text;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SQS;
using GasOrleans.Aws.Local;
using GasOrleans.Bench.Wire;

namespace GasOrleans.Bench.Providers;

/// <summary>Between the SDK's clients and the emulators: counts requests, and can answer by itself at once.</summary>
internal sealed class ClientWire(LocalCloud cloud) : HttpClientFactory, IDisposable
{
    private readonly SocketsHttpHandler sockets = new() { UseProxy = false };
    private readonly InstantSqs queues = new();

    /// <summary>What was asked.</summary>
    public RequestCounts Counts { get; } = new();

    /// <summary>Whether requests are answered here.</summary>
    public bool IsInstant { get; set; }

    public AmazonDynamoDBClient DynamoDb() => new(cloud.Credentials, new AmazonDynamoDBConfig
    {
        ServiceURL = LocalPorts.Address(cloud.Ports.DynamoDb).ToString(),
        AuthenticationRegion = LocalCloud.Region,
        HttpClientFactory = this,
    });

    public AmazonSQSClient Sqs() => new(cloud.Credentials, new AmazonSQSConfig
    {
        ServiceURL = LocalPorts.Address(cloud.Ports.Sqs).ToString(),
        AuthenticationRegion = LocalCloud.Region,
        HttpClientFactory = this,
    });

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Tap(this, sockets), disposeHandler: false);

    public override string? GetConfigUniqueString(IClientConfig clientConfig) => null;

    public void Dispose() => sockets.Dispose();

    private sealed class Tap(ClientWire wire, HttpMessageHandler sockets) : DelegatingHandler(sockets)
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var target = request.Headers.GetValues("X-Amz-Target").First();
            var operation = target[(target.LastIndexOf('.') + 1)..];
            wire.Counts.Add(new AwsRequest(target.Split('_', '.')[0], operation));
            if (!wire.IsInstant)
            {
                return await base.SendAsync(request, cancellationToken);
            }

            var answer = operation == "PutItem" ? "{}" : await wire.queues.AnswerAsync(operation, await request.Content!.ReadAsByteArrayAsync(cancellationToken), cancellationToken);
            return new HttpResponseMessage(HttpStatusCode.OK) { RequestMessage = request, Content = new StringContent(answer, Encoding.UTF8, "application/x-amz-json-1.0") };
        }
    }
}
