using System.IO.Compression;
using System.Text;
using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Output;
using GasOrleans.Jobs;

namespace GasOrleans.WebClient.Tests;

/// <summary>A result as the worker leaves it: BGZF with its tabix index, in storage.</summary>
internal static class StoredResult
{
    private const string Header = "##fileformat=VCFv4.2\n##contig=<ID=NC_000962.3,length=10000>\n##INFO=<ID=CSQ,Number=.,Type=String,Description=\"x. Format: Allele|Consequence|IMPACT|SYMBOL|Gene|HGVSc|HGVSp|PICK\">\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\n";

    /// <summary>The job, with its result and index as they now lie in storage: one variant of rpoB every 90 bases.</summary>
    public static JobSnapshot Of(WebServer web, JobSnapshot job)
    {
        var blocks = new BgzfBlocks(CompressionLevel.Fastest);
        var index = new TabixIndex();
        blocks.Write(Encoding.UTF8.GetBytes(Header));
        for (var position = 120; position < 9_000; position += 90)
        {
            var from = blocks.VirtualOffset;
            blocks.Write(Encoding.UTF8.GetBytes(Row(position)));
            index.Add(0, "NC_000962.3", position - 1, position, from, blocks.VirtualOffset);
        }

        blocks.EndBlock();
        index.EndAt(blocks.VirtualOffset);
        return job with
        {
            Files = [.. job.Files.Select(file => file.Kind switch
            {
                JobFileKind.Result => Put(web, file, [.. blocks.Complete.Span, .. GzipHeader.EndBlock]),
                JobFileKind.Index => Put(web, file, index.ToBytes()!),
                _ => file,
            })],
        };
    }

    private static string Row(int position)
        => position % 180 == 120
            ? $"NC_000962.3\t{position}\tCOSV{position};rs{position}\tC\tT\t50\tPASS\tCSQ=T|missense_variant|MODERATE|rpoB|Rv0667|t1:c.{position - 110}C>T|p1:p.Ser{(position - 107) / 3}Leu|1\n"
            : $"NC_000962.3\t{position}\t.\tCA\tC\t50\tPASS\tCSQ=-|frameshift_variant|HIGH|rpoB|Rv0667|t1:c.{position - 109}del|p1:p.Ser{(position - 107) / 3}fs|1\n";

    private static JobFile Put(WebServer web, JobFile file, byte[] bytes)
    {
        web.Storage.Objects[$"/results/{file.Key}"] = bytes;
        return file with { Bytes = bytes.Length };
    }
}
