using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using GasOrleans.Aws.Local;

namespace GasOrleans.Aws.Tests.Cold;

public sealed class ControlTests(ColdCloud cold) : IClassFixture<ColdCloud>, IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = LocalPorts.Address(cold.Cloud.Ports.Control) };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => http.Dispose();

    [Fact]
    public async Task Times_and_faults_are_changed_one_by_one()
    {
        using var answer = await http.PatchAsJsonAsync("cold", new { standardSeconds = 7, lostNotices = 2 }, Stop);
        answer.EnsureSuccessStatusCode();
        var settings = await http.GetFromJsonAsync<JsonObject>("cold", Stop);
        Assert.Equal((7, 2, 86_400), ((double)settings!["standardSeconds"]!, (int)settings["lostNotices"]!, (double)settings["bulkSeconds"]!));
        Assert.Equal(7, cold.Control.Settings.StandardSeconds);
    }

    [Theory]
    [InlineData("""{"standardSeconds": -1}""")]
    [InlineData("""{"standardSeconds": "soon"}""")]
    [InlineData("""{"unknown": 1}""")]
    public async Task What_is_wrong_is_refused_and_changes_nothing(string change)
    {
        var before = cold.Control.Settings;
        using var body = new StringContent(change, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PatchAsync(new Uri("cold", UriKind.Relative), body, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal(before, cold.Control.Settings);
    }

    [Fact]
    public async Task A_page_in_a_browser_cannot_play_with_it()
    {
        using var form = new FormUrlEncodedContent([]);
        using var answer = await http.PostAsync(new Uri("cold/expire", UriKind.Relative), form, Stop);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        using var named = new HttpRequestMessage(HttpMethod.Get, "cold") { Headers = { Host = "rebound.example" } };
        using var refused = await http.SendAsync(named, Stop);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, refused.StatusCode);
    }
}
