using System.Buffers.Text;
using GasOrleans.Annotation.Vcf;

namespace GasOrleans.Annotation.Output;

/// <summary>Where a record ends on the contig: INFO/END for blocks and symbolic alleles, else by the length of REF.</summary>
internal static class InfoEnd
{
    public static long Of(in Record record, int start)
    {
        var info = record.Info;
        if (info.Length <= "END=".Length)
        {
            return start + (long)record.Ref.Length;
        }

        var at = info.StartsWith("END="u8) ? 0 : info.IndexOf(";END="u8) + 1;
        var stated = at > 0 || info.StartsWith("END="u8)
            ? Utf8Parser.TryParse(info[(at + 4)..], out long end, out _) ? end : 0
            : 0;
        return stated > start ? stated : start + (long)record.Ref.Length;
    }
}
