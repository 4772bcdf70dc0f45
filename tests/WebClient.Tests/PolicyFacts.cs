using System.Net;
using System.Security.Cryptography;
using Amazon.S3;
using GasOrleans.Jobs;
using GasOrleans.Uploads;
using GasOrleans.WebClient.Files;
using GasOrleans.WebClient.Tests.Doubles;
using Microsoft.Extensions.Options;

namespace GasOrleans.WebClient.Tests;

/// <summary>What we sign, before an S3 that checks it.</summary>
public sealed class PolicyFacts(CheckingStorage storage) : IClassFixture<CheckingStorage>
{
    private const int Most = 100;
    private const int Least = 5 * 1024 * 1024;

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
    public async Task A_link_for_a_part_takes_that_part_and_nothing_else()
    {
        var ticket = Ticket with { MaximumBytes = 20 * Least };
        var begun = await storage.S3.InitiateMultipartUploadAsync(new() { BucketName = ticket.Bucket, Key = ticket.Key, ChecksumAlgorithm = ChecksumAlgorithm.SHA256 }, TestContext.Current.CancellationToken);
        var upload = new UploadSession(ticket, new(Least + 10, 1, Least), begun.UploadId, []);
        byte[] part = [.. Enumerable.Range(0, 10).Select(n => (byte)n)];
        byte[] other = [.. part.Reverse()];
        var link = await buckets.PartLinkAsync(upload, 2, SumOf(part));

        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(link, part[..9], SumOf(part)));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(link, [.. part, 1], SumOf(part)));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(link, other, SumOf(other)));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync(link, other, SumOf(part)));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(link, part, null));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(link.Replace("partNumber=2", "partNumber=1", StringComparison.Ordinal), part, SumOf(part)));
        Assert.Equal(HttpStatusCode.Forbidden, await PutAsync(link.Replace("a%20b.vcf", "other.vcf", StringComparison.Ordinal), part, SumOf(part)));
        Assert.Empty((await storage.S3.ListPartsAsync(ticket.Bucket, ticket.Key, begun.UploadId, TestContext.Current.CancellationToken)).Parts ?? []);
        Assert.Equal(HttpStatusCode.OK, await PutAsync(link, part, SumOf(part)));
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

    private static string SumOf(byte[] bytes) => Convert.ToBase64String(SHA256.HashData(bytes));

    private static async Task<HttpStatusCode> PutAsync(string link, byte[] body, string? sum)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, link) { Content = new ByteArrayContent(body) };
        if (sum is not null)
        {
            request.Headers.Add("x-amz-checksum-sha256", sum);
        }

        using var answer = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
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
