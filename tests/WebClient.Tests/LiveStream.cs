using System.Net;
using System.Net.ServerSentEvents;

namespace GasOrleans.WebClient.Tests;

/// <summary>A page's stream of events, as a browser reads it.</summary>
internal sealed class LiveStream : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource end = new(Patience);
    private readonly HttpResponseMessage answer;
    private readonly IAsyncEnumerator<SseItem<string>> events;

    private LiveStream(HttpResponseMessage answer, Stream body)
    {
        this.answer = answer;
        events = SseParser.Create(body).EnumerateAsync(end.Token).GetAsyncEnumerator(end.Token);
    }

    public static async Task<LiveStream> OpenAsync(Browser browser, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        var answer = await browser.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/event-stream", answer.Content.Headers.ContentType!.MediaType);
        return new(answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event of this kind; signs of life in between are passed over.</summary>
    public async Task<(string? Id, string Data)> NextAsync(string kind)
    {
        while (await events.MoveNextAsync())
        {
            if (events.Current.EventType == kind)
            {
                return (events.Current.EventId, events.Current.Data);
            }
        }

        throw new InvalidOperationException($"The stream ended before a '{kind}' event.");
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await events.DisposeAsync();
        answer.Dispose();
        end.Dispose();
    }
}
