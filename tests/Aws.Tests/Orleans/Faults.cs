using System.Net;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.SQS;

namespace Orleans.Aws.Tests;

/// <summary>Stands between an SDK client and the emulator and plays what the emulator cannot.</summary>
internal sealed class Faults : HttpClientFactory
{
    private readonly Lock gate = new();
    private readonly List<(Func<string, bool> Matches, Func<HttpResponseMessage> Answer)> planned = [];
    private readonly List<string> lost = [];
    private readonly List<(string Operation, HeldRequest Request)> held = [];
    private readonly List<string> seen = [];

    /// <summary>The operations that were asked for, such as <c>DynamoDB_20120810.PutItem</c>.</summary>
    public IReadOnlyList<string> Seen
    {
        get
        {
            lock (gate)
            {
                return [.. seen];
            }
        }
    }

    /// <summary>The bytes of the longest answer so far.</summary>
    public long LongestAnswer { get; private set; }

    /// <summary>How long an answer is on its way, if not at once.</summary>
    public TimeSpan Distance { get; set; }

    /// <summary>A client of what <paramref name="real"/> talks to, through here.</summary>
    public IAmazonDynamoDB DynamoDB(IAmazonDynamoDB real, int retries = 0)
    {
        var config = new AmazonDynamoDBConfig
        {
            ServiceURL = real.Config.ServiceURL,
            AuthenticationRegion = real.Config.AuthenticationRegion,
            HttpClientFactory = this,
            MaxErrorRetry = retries,
        };
        return new AmazonDynamoDBClient(new BasicAWSCredentials("test", "test"), config);
    }

    /// <inheritdoc cref="DynamoDB"/>
    public IAmazonSQS Sqs(IAmazonSQS real, int retries = 0)
    {
        var config = new AmazonSQSConfig
        {
            ServiceURL = real.Config.ServiceURL,
            AuthenticationRegion = real.Config.AuthenticationRegion,
            HttpClientFactory = this,
            MaxErrorRetry = retries,
        };
        return new AmazonSQSClient(new BasicAWSCredentials("test", "test"), config);
    }

    /// <summary>The next request of an operation gets this answer and does not reach the emulator.</summary>
    public void Next(string operation, HttpStatusCode status, string body)
    {
        lock (gate)
        {
            planned.Add((o => o.EndsWith("." + operation, StringComparison.Ordinal), () => new HttpResponseMessage(status) { Content = new StringContent(body) }));
        }
    }

    /// <summary>The next request of an operation reaches the emulator, and its answer does not come back.</summary>
    public void LoseNext(string operation)
    {
        lock (gate)
        {
            lost.Add("." + operation);
        }
    }

    /// <summary>The next request of an operation reaches the emulator only when it is released.</summary>
    public HeldRequest HoldNext(string operation)
    {
        var request = new HeldRequest();
        lock (gate)
        {
            held.Add(("." + operation, request));
        }

        return request;
    }

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Gate(this));

    public override string? GetConfigUniqueString(IClientConfig clientConfig) => null;

    private HttpResponseMessage? AnswerTo(string operation)
    {
        lock (gate)
        {
            seen.Add(operation);
            var index = planned.FindIndex(p => p.Matches(operation));
            if (index < 0)
            {
                return null;
            }

            var answer = planned[index].Answer();
            planned.RemoveAt(index);
            return answer;
        }
    }

    private void Note(long length)
    {
        lock (gate)
        {
            LongestAnswer = Math.Max(LongestAnswer, length);
        }
    }

    private bool IsLost(string operation)
    {
        lock (gate)
        {
            return lost.Find(o => operation.EndsWith(o, StringComparison.Ordinal)) is { } found && lost.Remove(found);
        }
    }

    private HeldRequest? Held(string operation)
    {
        lock (gate)
        {
            var index = held.FindIndex(h => operation.EndsWith(h.Operation, StringComparison.Ordinal));
            if (index < 0)
            {
                return null;
            }

            var request = held[index].Request;
            held.RemoveAt(index);
            return request;
        }
    }

    /// <summary>A request that is on its way.</summary>
    internal sealed class HeldRequest
    {
        private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Ends when it was sent.</summary>
        public Task Reached => reached.Task;

        public void Release() => released.SetResult();

        public Task PassAsync(CancellationToken ct)
        {
            reached.TrySetResult();
            return released.Task.WaitAsync(ct);
        }
    }

    private sealed class Gate(Faults faults) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var operation = request.Headers.TryGetValues("X-Amz-Target", out var values) ? values.First() : "";
            if (faults.Held(operation) is { } onItsWay)
            {
                await onItsWay.PassAsync(cancellationToken);
            }

            var answer = faults.AnswerTo(operation) ?? await base.SendAsync(request, cancellationToken);
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
            faults.Note(answer.Content.Headers.ContentLength ?? 0);
            if (faults.IsLost(operation))
            {
                answer.Dispose();
                throw new HttpRequestException("The connection ended before the answer.");
            }

            if (faults.Distance > TimeSpan.Zero)
            {
                await Task.Delay(faults.Distance, TimeProvider.System, cancellationToken);
            }

            return answer;
        }
    }
}
