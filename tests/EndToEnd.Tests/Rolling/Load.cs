using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;

namespace GasOrleans.EndToEnd.Tests.Rolling;

/// <summary>Scripts of one person that submit one file after another, each when the one before is annotated. No request is tried twice.</summary>
internal sealed class Load(Front front, string token, params string[] files)
{
    private readonly ConcurrentBag<string> submitted = [];
    private readonly ConcurrentBag<string> failures = [];
    private int requests;

    public IReadOnlyCollection<string> Submitted => submitted;

    /// <summary>A sentence for each request that was not answered as it should be.</summary>
    public IReadOnlyCollection<string> Failures => failures;

    public int Requests => requests;

    /// <summary>Goes on until it is told to end; what was begun is finished.</summary>
    public Task RunAsync(int scripts, CancellationToken end) => Task.WhenAll(Enumerable.Range(0, scripts).Select(script => RunScriptAsync(script, end)));

    private async Task RunScriptAsync(int script, CancellationToken end)
    {
        using var http = new HttpClient();
        for (var i = script; !end.IsCancellationRequested; i++)
        {
            var file = files[i % files.Length];
            if (await AskAsync(http, HttpMethod.Post, "jobs", new { fileName = Path.GetFileName(file), genome = "h37rv" }) is not { } made)
            {
                continue;
            }

            var id = made.GetProperty("job").GetProperty("id").GetString()!;
            submitted.Add(id);
            await UploadAsync(http, made.GetProperty("upload"), file);
            await AskAsync(http, HttpMethod.Post, $"jobs/{id}/confirm", null);
            await Eventually.HoldsAsync(async () => await AskAsync(http, HttpMethod.Get, $"jobs/{id}", null) is { } job && job.GetProperty("status").GetString() == "completed", TimeSpan.FromMinutes(3));
            await AskAsync(http, HttpMethod.Get, "jobs", null);
        }
    }

    private async Task<JsonElement?> AskAsync(HttpClient http, HttpMethod method, string path, object? body)
    {
        Interlocked.Increment(ref requests);
        var address = new Uri(front.Next(), $"api/v1/{path}");
        using var request = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        try
        {
            using var answer = await http.SendAsync(request, CancellationToken.None);
            if (answer.IsSuccessStatusCode)
            {
                return await answer.Content.ReadFromJsonAsync<JsonElement>(CancellationToken.None);
            }

            failures.Add($"{method} {address}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(CancellationToken.None)}");
        }
        catch (HttpRequestException e)
        {
            failures.Add($"{method} {address}: {e.Message}");
        }

        return null;
    }

    private static async Task UploadAsync(HttpClient http, JsonElement upload, string file)
    {
        using var form = new MultipartFormDataContent();
        foreach (var field in upload.GetProperty("fields").EnumerateObject())
        {
            form.Add(new StringContent(field.Value.GetString()!), $"\"{field.Name}\"");
        }

        using var body = new StreamContent(File.OpenRead(file));
        form.Add(body, "\"file\"", "\"file\"");
        using var answer = await http.PostAsync(new Uri(upload.GetProperty("url").GetString()!), form, CancellationToken.None);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(CancellationToken.None));
    }
}
