using System.Net;
using GasOrleans.Jobs;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Tests.Doubles;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Tests;

/// <summary>What we sign, before an S3 that checks it.</summary>
public sealed class PolicyFacts(CheckingStorage storage) : IClassFixture<CheckingStorage>
{
    private const int Most = 100;

    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private readonly string folder = $"ada/{Guid.NewGuid()}/";
    private readonly Buckets buckets = new(storage.S3, Options.Create(new BucketsOptions { ForcePathStyle = true }), TimeProvider.System);

    private UploadTicket Ticket => new(CheckingStorage.Bucket, folder + "a b.vcf", Most, TimeProvider.System.GetUtcNow().AddMinutes(5));

    [Fact]
    public async Task The_signed_form_uploads_one_object_and_its_link_saves_it_under_its_name()
    {
        Assert.Equal(HttpStatusCode.NoContent, await PostAsync(Most));

        var link = await buckets.LinkAsync(new(JobFileKind.Input, "naïve\".vcf", Ticket.Bucket, Ticket.Key, Most));
        using var answer = await Http.GetAsync(new Uri(link), TestContext.Current.CancellationToken);
        Assert.Equal(new string('x', Most), await answer.TextAsync());
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("naïve\".vcf", answer.Content.Headers.ContentDisposition.FileNameStar);
    }

    [Fact]
    public async Task Another_key_another_type_a_larger_and_an_empty_file_are_refused()
    {
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(1, ("key", folder + "other.vcf")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(1, ("Content-Type", "text/html")));
        Assert.Equal(HttpStatusCode.Forbidden, await PostAsync(1, ("success_action_redirect", "https://evil.example")));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(Most + 1));
        Assert.Equal(HttpStatusCode.BadRequest, await PostAsync(0));
        Assert.Empty((await storage.S3.ListObjectsV2Async(new() { BucketName = CheckingStorage.Bucket, Prefix = folder }, TestContext.Current.CancellationToken)).S3Objects ?? []);
    }

    [Fact]
    public async Task A_link_to_one_file_opens_no_other()
    {
        await PostAsync(1);
        var link = await buckets.LinkAsync(new(JobFileKind.Input, "a.vcf", Ticket.Bucket, folder + "other.vcf", 1));
        using var answer = await Http.GetAsync(new Uri(link.Replace("other.vcf", "a%20b.vcf", StringComparison.Ordinal)), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_start_of_a_file_is_read_and_no_more()
    {
        await PostAsync(Most);
        var text = await buckets.StartAsync(new(JobFileKind.Log, "a.log", Ticket.Bucket, Ticket.Key, Most), 7, TestContext.Current.CancellationToken);
        Assert.Equal("xxxxxxx", text);
    }

    private async Task<HttpStatusCode> PostAsync(int bytes, params (string Name, string Value)[] changed)
    {
        var form = await buckets.FormAsync(Ticket, null);
        var fields = form.Fields.ToDictionary();
        foreach (var (name, value) in changed)
        {
            fields[name] = value;
        }

        using var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            body.Add(new StringContent(value), $"\"{name}\"");
        }

        body.Add(new StringContent(new string('x', bytes)), "\"file\"", "\"a.vcf\"");
        using var answer = await Http.PostAsync(form.Url, body, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
