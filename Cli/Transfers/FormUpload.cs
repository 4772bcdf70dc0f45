using System.Text.Json;

namespace GasOrleans.Cli.Transfers;

/// <summary>A file sent whole, as a form that storage signed for.</summary>
internal static class FormUpload
{
    public static async Task SendAsync(JsonElement upload, FileInfo file, Action<long> sent, CancellationToken ct)
    {
        using var form = new MultipartFormDataContent();
        foreach (var field in upload.GetProperty("fields").EnumerateObject())
        {
            form.Add(new StringContent(field.Value.GetString() ?? ""), $"\"{field.Name}\"");
        }

        using var body = new FileContent(file, 0, file.Length, sent);
        form.Add(body, "\"file\"", "\"file\"");
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = Timeout.InfiniteTimeSpan };
        using var answer = await http.PostAsync(new Uri(upload.GetProperty("url").GetString()!), form, ct);
        if (!answer.IsSuccessStatusCode)
        {
            throw StorageRefusal.Of(answer.StatusCode, await answer.Content.ReadAsStringAsync(ct));
        }
    }
}
