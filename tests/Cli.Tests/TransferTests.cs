using System.Security.Cryptography;
using GasOrleans.Cli.Transfers;

namespace GasOrleans.Cli.Tests;

public sealed class TransferTests
{
    [Fact]
    public async Task A_download_goes_on_where_it_was_cut_and_is_what_was_sent()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        service.Result = RandomNumberGenerator.GetBytes(500_000);
        service.Cuts.Enqueue(100_000);
        service.Cuts.Enqueue(150_000);
        Assert.Equal(Exit.Done, await run.GasAsync("download", Service.Id, "-o", run.Work));
        var path = Path.Combine(run.Work, "a.annot.vcf.gz");
        Assert.Equal(path, run.Out.TrimEnd());
        Assert.Equal(service.Result, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(3, service.Ranges.Count); // from where exactly depends on what of the cut connection had arrived
        Assert.Single(Directory.EnumerateFiles(run.Work));
    }

    [Fact]
    public async Task What_a_killed_download_left_is_gone_on_with_by_the_next_run()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        service.Result = RandomNumberGenerator.GetBytes(1000);
        run.Put("a.part", "");
        await File.WriteAllBytesAsync(Path.Combine(run.Work, "a.part"), service.Result[..400], TestContext.Current.CancellationToken);
        run.Put("a.part.etag", "\"v1\"");
        Assert.Equal(Exit.Done, await run.GasAsync("download", Service.Id, "-o", Path.Combine(run.Work, "a")));
        Assert.Equal(["bytes=400-"], service.Ranges);
        Assert.Equal(service.Result, await File.ReadAllBytesAsync(Path.Combine(run.Work, "a"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_download_with_another_checksum_is_damaged_and_nothing_of_it_is_kept()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        service.Sum = Service.SumOf([9]);
        Assert.Equal(Exit.Damaged, await run.GasAsync("download", Service.Id, "-o", run.Work, "--json"));
        Assert.Contains("\"code\": \"damaged\"", run.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(run.Work));
    }

    [Fact]
    public async Task A_file_that_is_there_is_replaced_only_when_asked()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        var path = run.Put("mine", "precious");
        Assert.Equal(Exit.Usage, await run.GasAsync("download", Service.Id, "-o", path));
        Assert.Equal("precious", await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        Assert.Equal(Exit.Done, await run.GasAsync("download", Service.Id, "-o", path, "--force"));
        Assert.Equal(service.Result, await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("../../etc/passwd", "_.._etc_passwd")]
    [InlineData(".bashrc", "bashrc")]
    [InlineData("-rf", "rf")]
    [InlineData("a\u001b[2J\u202eb", "a_[2J_b")]
    [InlineData("..", "file")]
    public void No_name_of_the_services_leaves_its_folder_or_looks_like_an_option(string said, string name) => Assert.Equal(name, FileName.Of(said));

    [Fact]
    public async Task A_submission_whose_upload_failed_is_the_same_one_when_it_is_tried_again_and_another_one_after_it_ended()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        var file = run.Put("a.vcf", "##fileformat=VCFv4.2\n");
        service.UploadStatus = 500;
        Assert.Equal(Exit.Unavailable, await run.GasAsync("submit", file));
        Assert.Contains("The same command again goes on", run.Error, StringComparison.Ordinal);
        service.UploadStatus = 204;
        Assert.Equal(Exit.Done, await run.GasAsync("submit", file));
        Assert.Equal(Service.Id, run.Out.TrimEnd());
        Assert.Equal("##fileformat=VCFv4.2\n"u8.ToArray(), service.Uploaded);
        Assert.Equal(Exit.Done, await run.GasAsync("submit", file));
        var keys = service.Keys.Distinct().ToList(); // the submission's, two of confirmations, the next submission's
        Assert.Equal((5, 4), (service.Keys.Count, keys.Count));
        Assert.Equal(service.Keys.First(), service.Keys.ElementAt(1));
    }

    [Fact]
    public async Task A_preset_is_sent_and_another_one_is_another_submission()
    {
        await using var service = await Service.StartAsync();
        using var run = await SubmitsInVainAsync(service, [], ["--preset", "compact"], ["-p", "compact"]);
        Assert.Equal([null, "compact", "compact"], service.Presets);
        Assert.Equal(2, service.Keys.Distinct().Count());
        Assert.Equal(Exit.Done, await run.GasAsync("again", Service.Id, "--preset", "everything"));
        Assert.Equal("everything", service.Presets.Last());
    }

    [Fact]
    public async Task Options_are_sent_one_by_one_in_place_of_a_preset_and_others_are_another_submission()
    {
        await using var service = await Service.StartAsync();
        using var run = await SubmitsInVainAsync(service, [], ["--option", "pickedOnly", "--option", "genomicNames"], ["--option", "genomicNames", "--option", "pickedOnly"]);
        Assert.Equal([null, "pickedOnly genomicNames", "genomicNames pickedOnly"], service.Options);
        Assert.Equal(2, service.Keys.Distinct().Count());
        Assert.Equal(Exit.Done, await run.GasAsync("again", Service.Id, "--option", "genomicNames"));
        Assert.Equal("genomicNames", service.Options.Last());
    }

    [Fact]
    public async Task A_large_file_goes_in_parts_past_failures_and_what_storage_has_is_not_sent_again()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        service.PartBytes = 10;
        service.Parts[2] = "bbbbbbbbbb"u8.ToArray();
        service.Failing[2] = true; // were it sent, it would have to be sent twice
        service.Failing[3] = true;
        Assert.Equal(Exit.Done, await run.GasAsync("submit", run.Put("large.vcf", "aaaaaaaaaabbbbbbbbbbccccc")));
        Assert.Equal("aaaaaaaaaabbbbbbbbbbccccc", string.Concat(service.Parts.OrderBy(one => one.Key).Select(one => System.Text.Encoding.UTF8.GetString(one.Value))));
        Assert.Equal([1, 3, 3], service.Requests.Where(one => one.StartsWith("PUT", StringComparison.Ordinal)).Select(one => one[^1] - '0').Order());
        Assert.Equal(Convert.ToBase64String(SHA256.HashData([.. service.Parts.OrderBy(one => one.Key).SelectMany(one => SHA256.HashData(one.Value))])), service.ConfirmedSum);
    }

    [Fact]
    public async Task A_file_that_is_empty_or_not_there_is_told_before_it_is_sent()
    {
        await using var service = await Service.StartAsync();
        using var run = Run.At(service);
        Assert.Equal(Exit.Usage, await run.GasAsync("submit", run.Put("empty.vcf", "")));
        Assert.Equal(Exit.Usage, await run.GasAsync("submit", Path.Combine(run.Work, "none.vcf")));
        Assert.DoesNotContain("POST /storage", service.Requests);
    }

    /// <summary>The same file with other words each time; none ends, so that the next could be the same submission.</summary>
    private static async Task<Run> SubmitsInVainAsync(Service service, params string[][] words)
    {
        var run = Run.At(service);
        var file = run.Put("a.vcf", "##fileformat=VCFv4.2\n");
        service.UploadStatus = 500;
        foreach (var one in words)
        {
            Assert.Equal(Exit.Unavailable, await run.GasAsync(["submit", file, .. one]));
        }

        return run;
    }
}
