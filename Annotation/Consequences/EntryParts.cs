using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Consequences;

/// <summary>
/// What entries of a transcript have in common, put together once: inputs are mostly sorted, so that few transcripts come
/// again and again. Nothing is allocated when they are not.
/// </summary>
internal sealed class EntryParts(TranscriptFile file)
{
    // Transcripts of one place stand together, and are more than these nearly nowhere.
    private const int Kept = 64;

    private readonly EntryPart[] kept = [.. Enumerable.Range(0, Kept).Select(_ => new EntryPart())];

    /// <param name="number">The transcript's place in the file.</param>
    public EntryPart Of(int number)
    {
        var part = kept[number % Kept];
        if (part.Number != number)
        {
            part.Fill(file, number);
        }

        return part;
    }
}

/// <summary>The text of one transcript.</summary>
internal sealed class EntryPart
{
    private readonly TextBuffer text = new();
    private int transcript;
    private int onlyExon;
    private int beside;
    private int feature;
    private int protein;
    private InnerCodons codons;

    /// <summary>The transcript's place in the file.</summary>
    public int Number { get; private set; } = -1;

    /// <summary>SYMBOL to BIOTYPE, and the separator behind.</summary>
    public ReadOnlySpan<byte> Transcript => text.Written[..transcript];

    /// <summary>The same up to a name along the transcript, for an allele in the only exon.</summary>
    public ReadOnlySpan<byte> InOnlyExon => text.Written[transcript..onlyExon];

    /// <summary>The same for an allele beside the transcript.</summary>
    public ReadOnlySpan<byte> Beside => text.Written[onlyExon..beside];

    /// <summary>What stands before a name along the transcript.</summary>
    public ReadOnlySpan<byte> Feature => text.Written[beside..feature];

    /// <summary>What stands before the name of a protein's change.</summary>
    public ReadOnlySpan<byte> Protein => text.Written[feature..protein];

    /// <summary>STRAND and FLAGS.</summary>
    public ReadOnlySpan<byte> Foot => text.Written[protein..];

    /// <summary>Whether FLAGS has any.</summary>
    public bool Flagged { get; private set; }

    /// <summary>What an exchange of one base does, when the codon alone tells it.</summary>
    public bool TryExchange(Contig contig, NormalAllele change, out CodonExchange exchange)
        => codons.TryExchange(contig, change.Start, change.Inserted[0], out exchange);

    public void Fill(TranscriptFile file, int number)
    {
        ref readonly var row = ref file.Rows[number];
        Number = number;
        text.Clear();
        WriteTranscript(file, row);
        transcript = text.Length;
        WriteTranscript(file, row);
        text.Write("1/1||"u8);
        WriteFeature(file, row);
        onlyExon = text.Length;
        WriteTranscript(file, row);
        text.Write("||"u8);
        WriteFeature(file, row);
        beside = text.Length;
        WriteFeature(file, row);
        feature = text.Length;
        text.Write(file.Read(row.Protein));
        text.Write(":p."u8);
        protein = text.Length;
        WriteFoot(row);
        codons = new(file, row);
    }

    private void WriteTranscript(TranscriptFile file, in TranscriptRow row)
    {
        foreach (var piece in (ReadOnlySpan<Text>)[row.Symbol, row.Gene])
        {
            text.Write(file.Read(piece));
            text.Write((byte)'|');
        }

        text.Write("Transcript|"u8);
        text.Write(file.Read(row.Feature));
        text.Write((byte)'|');
        text.Write(file.Read(row.Biotype));
        text.Write((byte)'|');
    }

    private void WriteFeature(TranscriptFile file, in TranscriptRow row)
    {
        text.Write(file.Read(row.Feature));
        text.Write((byte)':');
    }

    private void WriteFoot(in TranscriptRow row)
    {
        text.Write(row.Forward ? "1|"u8 : "-1|"u8);
        var start = (row.Flags & TranscriptFlags.StartNotFound) != 0;
        var end = (row.Flags & TranscriptFlags.EndNotFound) != 0;
        text.Write(start ? "cds_start_NF"u8 : []);
        text.Write(start && end ? "&"u8 : []);
        text.Write(end ? "cds_end_NF"u8 : []);
        Flagged = start || end;
    }
}
