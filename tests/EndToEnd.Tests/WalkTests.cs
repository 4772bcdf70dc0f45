using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using GasOrleans.Aws.Local.SignIn;
using Microsoft.Playwright;

namespace GasOrleans.EndToEnd.Tests;

/// <summary>A person's way through the product, in a real browser, with nothing mocked in between.</summary>
[Collection(Deployment.OneAtATime)]
public sealed partial class WalkTests(Deployment deployment)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_signs_in_uploads_watches_downloads_and_every_known_answer_is_right()
    {
        await using var ada = await Visitor.SignInAsync(deployment, LocalUser.Ada);
        await ada.SubmitAsync(Vcf.Known);
        await ada.SeesAsync("Completed");

        Assert.Equal(await File.ReadAllBytesAsync(Vcf.Known, Ct), await ada.DownloadAsync("Input"));
        var records = Vcf.Read(await ada.DownloadAsync("Annotated VCF"));
        Assert.Equal(19, records.Count);
        Assert.All(records, Answers);
        Assert.Contains(records, record => record.Info["EXP"] == "rpoB_S450L" && record.Id.Contains("Rifampicin", StringComparison.OrdinalIgnoreCase));

        await Assertions.Expect(ada.Page.Locator("pre")).ToContainTextAsync("Total: 19");
        await ada.GoAsync("jobs");
        await Assertions.Expect(ada.Page.Locator("main")).ToContainTextAsync("tb-known.vcf");
        Assert.True(ada.Complaints.Count == 0, string.Join("; ", ada.Complaints));
    }

    [Fact]
    public async Task The_variants_are_filtered_in_the_page_and_exported()
    {
        await using var ada = await Visitor.SignInAsync(deployment, LocalUser.Ada);
        var job = await ada.SubmitAsync(Vcf.Known);
        await ada.SeesAsync("Completed");
        await Assertions.Expect(ada.Page.Locator("[data-part=summary]")).ToContainTextAsync("Ts/Tv");
        await ada.Page.ClickAsync("[aria-label='Open the table of variants']");
        await Assertions.Expect(ada.Page.Locator("table.variants tbody tr")).ToHaveCountAsync(19);

        await ada.Page.FillAsync("#gene", "rpob");
        await ada.Page.ClickAsync("button:has-text('Show')");
        var rows = ada.Page.Locator("table.variants tbody tr");
        var shown = await rows.CountAsync();
        Assert.InRange(shown, 1, 18);
        await Assertions.Expect(rows.First).ToContainTextAsync("rpoB");
        await Assertions.Expect(ada.Page.Locator("table.variants")).ToContainTextAsync("missense variant");

        var download = await ada.Page.RunAndWaitForDownloadAsync(() => ada.Page.ClickAsync("a:has-text('CSV')"));
        var lines = await File.ReadAllLinesAsync(await download.PathAsync(), Ct);
        Assert.Equal(shown + 1, lines.Length);
        Assert.All(lines[1..], line => Assert.Contains("rpoB", line, StringComparison.Ordinal));
        await ada.GoAsync($"jobs/{job}/variants?region=NC_000962.3:1-10");
        await Assertions.Expect(ada.Page.Locator("main")).ToContainTextAsync("Nothing matches");
        Assert.True(ada.Complaints.Count == 0, string.Join("; ", ada.Complaints));
    }

    [Fact]
    public async Task The_result_opens_in_the_genome_browser_and_nothing_is_fetched_from_elsewhere()
    {
        await using var ada = await Visitor.SignInAsync(deployment, LocalUser.Ada);
        var job = await ada.SubmitAsync(Vcf.Known);
        await ada.SeesAsync("Completed");
        var asked = new ConcurrentBag<IRequest>();
        ada.Page.Request += (_, request) => asked.Add(request);
        await ada.GoAsync($"jobs/{job}/browser?at=RPOB");
        await Assertions.Expect(ada.Page.Locator("[data-igv][data-ready]")).ToBeVisibleAsync(new() { Timeout = 60_000 });

        Assert.All(asked, request => Assert.StartsWith(deployment.System.Address.ToString(), request.Url, StringComparison.Ordinal));
        foreach (var part in new[] { "/sequence.fa", "/sequence.fa.fai", "/genes?", "/find?", "/browser/result", "/browser/index" })
        {
            await Eventually.HoldsAsync(() => asked.Any(request => request.Url.Contains(part, StringComparison.Ordinal)), seen: () => string.Join(' ', asked.Select(one => one.Url)));
        }

        await ada.Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "artifacts", "screenshots", "browser-of-a-result.png") });
        Assert.True(ada.Complaints.Count == 0, string.Join("; ", ada.Complaints));
    }

    [Fact]
    public async Task A_file_over_the_free_limit_is_told_before_anything_is_sent()
    {
        var folder = Directory.CreateTempSubdirectory("gas-e2e-");
        await using var ben = await Visitor.SignInAsync(deployment, LocalUser.Ben);
        var before = (await deployment.JobsOfAsync(LocalUser.Ben.Subject)).Count;
        await ben.GoAsync("submit");
        await ben.Page.SetInputFilesAsync("#file", Vcf.Write(folder.FullName, "large.vcf", 10_000));
        await Assertions.Expect(ben.Page.Locator("[data-upload-state]")).ToContainTextAsync("150.0 KB is the most with the free plan");
        await ben.Page.ClickAsync("button:has-text('Annotate')");
        Assert.Equal(before, (await deployment.JobsOfAsync(LocalUser.Ben.Subject)).Count);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_file_that_cannot_be_annotated_is_answered_with_what_where_and_how_to_fix_it()
    {
        var folder = Directory.CreateTempSubdirectory("gas-e2e-");
        var path = Path.Combine(folder.FullName, "spaces.vcf");
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(Vcf.Known, Ct)).Replace('\t', ' '), Ct);
        await using var ben = await Visitor.SignInAsync(deployment, LocalUser.Ben);
        await ben.GoAsync("submit");
        await ben.Page.SetInputFilesAsync("#file", path);
        await Assertions.Expect(ben.Page.Locator("[data-upload-state]")).ToContainTextAsync("The columns are separated by spaces; VCF needs tabs.");
        await Assertions.Expect(ben.Page.Locator("[data-upload-state]")).ToContainTextAsync("spaces-not-tabs");

        await ben.Page.ClickAsync("text=Send it all the same");
        await ben.SeesAsync("Failed");
        var page = ben.Page.Locator("main");
        await Assertions.Expect(page).ToContainTextAsync("spaces-not-tabs");
        await Assertions.Expect(page).ToContainTextAsync(LineNumber());
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Nobody_sees_another_persons_job()
    {
        await using var ada = await Visitor.SignInAsync(deployment, LocalUser.Ada);
        var job = await ada.SubmitAsync(Vcf.Known);
        await using var ben = await Visitor.SignInAsync(deployment, LocalUser.Ben);
        var answer = await ben.Page.GotoAsync(new Uri(deployment.System.Address, $"jobs/{job}").ToString());
        Assert.Equal(404, answer!.Status);
    }

    /// <summary>What the literature calls the mutation is what the record says of it.</summary>
    private static void Answers(Vcf.Record record)
    {
        var expected = record.Info["EXP"];
        var gene = expected[..expected.IndexOf('_', StringComparison.Ordinal)];
        var ofGene = Assert.Single(record.Consequences, entry => entry["SYMBOL"] == gene);
        if (Protein().Match(expected) is { Success: true } protein)
        {
            Assert.Equal((protein.Groups[2].Value, $"{protein.Groups[1].Value}/{protein.Groups[3].Value}"), (ofGene["Protein_position"], ofGene["Amino_acids"]));
            Assert.Equal("missense_variant", ofGene["Consequence"]);
        }
        else if (expected.Contains("c.-", StringComparison.Ordinal))
        {
            Assert.Equal("upstream_gene_variant", ofGene["Consequence"]);
        }
        else
        {
            Assert.Equal(("non_coding_transcript_exon_variant", "1401"), (ofGene["Consequence"], ofGene["cDNA_position"]));
        }
    }

    [GeneratedRegex(@"_([A-Z])(\d+)([A-Z])$")]
    private static partial Regex Protein();

    [GeneratedRegex(@"[Ll]ine \d+")]
    private static partial Regex LineNumber();
}
