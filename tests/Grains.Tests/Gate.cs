using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using GasOrleans.Jobs;

namespace GasOrleans.Grains.Tests;

/// <summary>Stands between the SDK's clients and the emulators: fails a request on its way there, or loses the answer on its way back.</summary>
internal sealed class Gate : HttpClientFactory
{
    private readonly Lock guard = new();
    private readonly List<Fault> planned = [];

    /// <summary>The next request that matches never arrives.</summary>
    public void FailNext(Func<HttpRequestMessage, string, bool> matches) => Plan(new(matches, Arrives: false));

    /// <summary>The next request that matches is carried out, but its answer is lost.</summary>
    public void LoseNextAnswer(Func<HttpRequestMessage, string, bool> matches) => Plan(new(matches, Arrives: true));

    /// <summary>Something else happens just before the next request that matches goes on its way.</summary>
    public void BeforeNext(Func<HttpRequestMessage, string, bool> matches, Func<Task> act) => Plan(new(matches, Arrives: true) { Before = act });

    /// <summary>Forgets what was planned and has not happened.</summary>
    public void Clear()
    {
        lock (guard)
        {
            planned.Clear();
        }
    }

    /// <summary>Whether a request is about a job: by its path, its body, or an event in a stream's message.</summary>
    public static bool IsAbout(JobKey job, HttpRequestMessage request, string body)
    {
        var id = job.Id.ToString();
        return request.RequestUri!.ToString().Contains(id, StringComparison.Ordinal) || body.Contains(id, StringComparison.Ordinal)
            || (IsA(request, "SendMessageBatch") && Payloads(body).Any(payload => payload.Contains(id, StringComparison.Ordinal)));
    }

    /// <summary>Matches a DynamoDB or SQS operation about one job.</summary>
    public static Func<HttpRequestMessage, string, bool> Operation(string name, string about) => (request, body)
        => IsA(request, name) && body.Contains(about, StringComparison.Ordinal);

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(this));

    public override string? GetConfigUniqueString(IClientConfig clientConfig) => null;

    private static bool IsA(HttpRequestMessage request, string operation)
        => request.Headers.TryGetValues("X-Amz-Target", out var target) && target.Single().EndsWith($".{operation}", StringComparison.Ordinal);

    /// <summary>What streams send is Base64 in JSON in JSON.</summary>
    private static IEnumerable<string> Payloads(string body)
    {
        using var batch = JsonDocument.Parse(body);
        foreach (var entry in batch.RootElement.GetProperty("Entries").EnumerateArray())
        {
            using var message = JsonDocument.Parse(entry.GetProperty("MessageBody").GetString()!);
            if (message.RootElement.TryGetProperty("payload", out var payload))
            {
                yield return Encoding.Latin1.GetString(payload.GetBytesFromBase64());
            }
        }
    }

    private void Plan(Fault fault)
    {
        lock (guard)
        {
            planned.Add(fault);
        }
    }

    private Fault? FaultOf(HttpRequestMessage request, string body)
    {
        lock (guard)
        {
            var fault = planned.Find(one => one.Matches(request, body));
            planned.Remove(fault!);
            return fault;
        }
    }

    private sealed record Fault(Func<HttpRequestMessage, string, bool> Matches, bool Arrives)
    {
        public Func<Task>? Before { get; init; }
    }

    private sealed class Handler(Gate gate) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            // S3's bodies are streams; only the JSON services', and the lists of what S3 is to delete, are looked into.
            var isJson = request.Content is not null && (request.Headers.Contains("X-Amz-Target") || request.RequestUri!.Query == "?delete");
            var fault = gate.FaultOf(request, isJson ? await request.Content!.ReadAsStringAsync(cancellationToken) : "");
            await (fault?.Before?.Invoke() ?? Task.CompletedTask);
            var answer = fault is null or { Arrives: true } ? await base.SendAsync(request, cancellationToken) : null;
            return fault is null or { Before: not null } ? answer! : throw new HttpRequestException("The network failed, as the test wants it.");
        }
    }
}
