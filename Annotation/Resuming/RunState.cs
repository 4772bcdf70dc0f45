using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GasOrleans.Annotation.Browsing;
using GasOrleans.Annotation.Input;
using GasOrleans.Annotation.Output;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Vcf;
using GasOrleans.Annotation.Verdicts;

namespace GasOrleans.Annotation.Resuming;

/// <summary>What a checkpoint holds.</summary>
/// <param name="Made">By which build of the engine, for which genome: another would go on differently.</param>
/// <param name="Place">The line to go on with.</param>
/// <param name="DecodedFrom">The byte of text that the upload's offset stands for.</param>
/// <param name="Seen">What was seen of the compression.</param>
/// <param name="Columns">The columns that records have.</param>
/// <param name="Ledger">What the records came to.</param>
internal sealed record RunState(string Made, LinePlace Place, long DecodedFrom, SeenCompression? Seen, int Columns, LedgerState Ledger)
{
    /// <summary>The mark of this build, a genome and what is wanted of it.</summary>
    public static string MadeFor(ReferenceBundle bundle, AnnotationOptions options)
    {
        var files = string.Concat(bundle.Manifest.Files.Select(file => file.Sha256));
        return $"{typeof(RunState).Module.ModuleVersionId:N} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(files + options)))}";
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this);

    /// <summary>The state of a checkpoint; null when another build or for another genome made it.</summary>
    public static RunState? Read(AnnotationCheckpoint checkpoint, ReferenceBundle bundle, AnnotationOptions options)
    {
        try
        {
            return JsonSerializer.Deserialize<RunState>(checkpoint.State.Span) is { } state && state.Made == MadeFor(bundle, options) ? state : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The state of a <see cref="Ledger"/>.</summary>
internal sealed record LedgerState(long[] Counts, TallyState Tally, ContigState[] Contigs, int LastContig, int LastPosition, TabixState Index, TableState Table);

/// <summary>A contig that was seen.</summary>
internal sealed record ContigState(string Key, long Records);

/// <summary>The state of a <see cref="Tally"/>.</summary>
internal sealed record TallyState(long[] Counts, FoundState[] Listed);

/// <summary>A listed problem.</summary>
internal sealed record FoundState(Code Code, long? Line, string Found);

/// <summary>The state of a <see cref="TabixIndex"/>.</summary>
internal sealed record TabixState(string? Obstacle, long Windows, TabixSequenceState[] Sequences);

/// <summary>The state of a <see cref="TabixSequence"/>; chunks are pairs of offsets.</summary>
internal sealed record TabixSequenceState(string Name, int LastStart, ulong[] Linear, Dictionary<int, ulong[]> Bins);
