using System.Text.Json;

namespace GasOrleans.WebClient.Tests.Api;

public sealed class DocumentFacts(WebServer web)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task The_description_is_the_one_that_was_approved()
    {
        using var anyone = web.Anonymous();
        var document = JsonSerializer.Deserialize<JsonElement>(await anyone.ReadAsync("/api/v1/openapi.json"));
        Approved.Text("docs/openapi.json", JsonSerializer.Serialize(document, Indented) + "\n");
    }

    [Fact]
    public async Task The_description_has_every_address_of_the_api_and_no_other()
    {
        using var anyone = web.Anonymous();
        var document = JsonSerializer.Deserialize<JsonElement>(await anyone.ReadAsync("/api/v1/openapi.json"));
        var described = document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject().Select(one => $"{one.Name.ToUpperInvariant()} {path.Name}"));
        var there = Routes.OfApi(web).Select(route => $"{route.Method} {route.Pattern.Replace(":job", "", StringComparison.Ordinal).TrimEnd('/')}");
        Assert.Equal(there.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_page_for_people_explains_every_request_and_every_code()
    {
        using var anyone = web.Anonymous();
        var page = await anyone.ReadAsync("/api");
        Assert.All(Routes.OfApi(web), route => Assert.Contains($"{route.Method} {route.Pattern.Replace(":job", "", StringComparison.Ordinal).TrimEnd('/')}</code>", page, StringComparison.Ordinal));
        Assert.All(WebClient.Api.ProblemList.All, one => Assert.Contains($"id=\"{one.Code}\"", page, StringComparison.Ordinal));
        Assert.Contains("id=\"schema-ApiJob\"", page, StringComparison.Ordinal);
    }
}
