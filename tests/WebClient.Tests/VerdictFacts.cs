using System.IO.Compression;
using System.Text;
using System.Text.Json;
using GasOrleans.Annotation;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Verdicts;
using Microsoft.Playwright;

namespace GasOrleans.WebClient.Tests;

/// <summary>What the browser says of a file before it is sent is what the engine says of it after: the same codes, lines and words.</summary>
public sealed class VerdictFacts(WebServer web, Chromium chromium)
{
    private const string Header = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";
    private const string Record = "NC_000962.3\t7\t.\tA\tC\t.\tPASS\t.\n";
    private static readonly string[] OfTheHeader = ["header-spaces", "missing-column-header", "missing-header", "missing-fileformat", "no-records", "no-bgzf-eof"];

    /// <summary>Files that people send, good and bad.</summary>
    private static IEnumerable<byte[]> Files()
    {
        var good = Header + Record;
        var text = new[]
        {
            good, Record, "", "\n\n", Header, "##fileformat=VCFv4.2\n" + Record, Header[21..] + Record,
            good.Replace('\t', ' '), Header + Record.Replace("\t", "   "), Record.Replace('\t', ' '), Record.Replace('\t', ','),
            Header.Replace('\t', ' ') + Record, Header.Replace('\t', ',') + Record.Replace('\t', ','),
            Header + $"\"{Record.TrimEnd().Replace("\t", "\"\t\"")}\"\n", $"\"{Header.Split('\n')[0]}\"\n\"{Record.TrimEnd().Replace("\t", "\"\t\"")}\"\n",
            good.Replace("\n", "\r\n"), good.Replace('\n', '\r'), "<!DOCTYPE html>\n<html>", "{\"variants\": []}\n", "Dear all, here are the variants, as promised, by mail, best, me\n",
            "chr1\t100\t200\tpeak1\t0\t+\n", "##gff-version 3\nchr1\tRefSeq\tgene\t1\t99\t.\t+\t.\tID=g\n", "gene\tvalue\ngyrA\t7\n",
            good.Replace("PASS", "PA\0S"), "\uFEFF" + good, "\uFEFF", "# a comment\n" + good, Header + "\n\n" + Record.Replace('\t', ' '), "PK\x03\x04 and more", "BZh9 and more", "%PDF-1.4\n",
        };
        foreach (var one in text)
        {
            yield return Encoding.UTF8.GetBytes(one);
            yield return Gzip(Encoding.UTF8.GetBytes(one));
        }

        yield return Encoding.Unicode.GetBytes(good);
        yield return [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(good)];
        yield return Encoding.BigEndianUnicode.GetBytes(good);
        yield return Gzip(Gzip(Encoding.UTF8.GetBytes(good)));
        yield return [.. Bgzf(Header), .. Bgzf(Record), .. Bgzf("")];
        yield return [.. Bgzf(Header), .. Bgzf(Record)];
        yield return [.. Bgzf(Header), .. Bgzf(Record.Replace('\t', ' ')), .. Bgzf("")];
        yield return [.. Bgzf(Header), .. Bgzf(Record)[..^5]];
        yield return [.. Bgzf(Header), .. Bgzf(Record).Select((b, i) => i == 20 ? (byte)(b ^ 0xFF) : b), .. Bgzf("")];
        yield return Gzip(Encoding.UTF8.GetBytes(good))[..^12];
        yield return [.. Gzip(Encoding.UTF8.GetBytes(Header)), .. Gzip(Encoding.UTF8.GetBytes(Record))];
    }

    [Fact]
    public async Task The_browser_and_the_engine_say_the_same_of_every_file()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync(web.Address.AbsoluteUri);
        using var browser = await web.SignedInAsync(Given.AUser());
        var verdicts = await browser.ReadAsync("/api/verdicts");
        using var genome = ReferenceBundle.Open(Path.Combine(Repository.Root, ".local", "bundles", "h37rv"));
        foreach (var (file, number) in Files().Select((file, number) => (file, number)))
        {
            var said = await page.EvaluateAsync<JsonElement>(
                """
                async ([bytes, verdicts]) => (await import("/js/look.js")).look(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], "x.vcf"), JSON.parse(verdicts))
                """,
                new[] { Convert.ToBase64String(file), verdicts });
            Assert.Equal($"{number}: {await EngineAsync(genome, file)}", $"{number}: {Said(said)}");
        }
    }

    private static string Said(JsonElement said)
        => said.TryGetProperty("refusal", out var refusal) && refusal.ValueKind == JsonValueKind.Object
            ? $"{refusal.GetProperty("code")} {(refusal.TryGetProperty("line", out var line) ? line : "")} {Cut($"{refusal.GetProperty("sentence")}")}"
            : string.Join(' ', said.GetProperty("remarks").EnumerateArray().Select(one => $"{one.GetProperty("code")}").Order(StringComparer.Ordinal));

    private static async Task<string> EngineAsync(ReferenceBundle genome, byte[] file)
    {
        var annotator = new VcfAnnotator(genome, new(), 1);
        using var upload = new MemoryStream(file);
        var outcome = await annotator.AnnotateAsync(upload, file.Length, new(new MemoryStream(), new MemoryStream(), new MemoryStream()), null, TestContext.Current.CancellationToken);
        return outcome is Refused { Problem: var problem } && problem.Code is not Code.WrongReference
            ? $"{problem.Id} {problem.Line} {Cut(problem.Sentence)}"
            : outcome is Annotated { Summary: var summary } ? string.Join(' ', summary.Codes.Select(one => one.Id).Intersect(OfTheHeader).Order(StringComparer.Ordinal))
            : "";
    }

    // Where in the file it is damaged, the engine alone says.
    private static string Cut(string sentence) => sentence.Split(" near byte")[0].TrimEnd('.');

    private static byte[] Gzip(byte[] text)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(text);
        }

        // .NET writes nothing at all for no bytes; gzip writes a member.
        return text.Length > 0 ? file.ToArray() : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    /// <summary>One BGZF block: a gzip member whose header says how long it is (SAM specification, section 4.1).</summary>
    private static byte[] Bgzf(string text)
    {
        if (text.Length == 0)
        {
            return [31, 139, 8, 4, 0, 0, 0, 0, 0, 255, 6, 0, 66, 67, 2, 0, 27, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        }

        var member = Gzip(Encoding.UTF8.GetBytes(text));
        var last = member.Length + 8 - 1;
        return [31, 139, 8, 4, 0, 0, 0, 0, 0, 255, 6, 0, 66, 67, 2, 0, (byte)last, (byte)(last >> 8), .. member[10..]];
    }
}
