using System.Runtime.InteropServices;

namespace GasOrleans.Annotation.Reference;

/// <summary>A transcript as it lies in <c>transcripts.bin</c>. Positions are 1-based and inclusive.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct TranscriptRow
{
    public int Contig;
    public int Start;

    /// <summary>Past the contig's length when the transcript goes round the origin of a circular contig.</summary>
    public int End;

    /// <summary>The lowest coding position; 0 when the transcript does not code.</summary>
    public int CodingStart;
    public int CodingEnd;
    public int FirstExon;
    public int ExonCount;
    public int FirstCoding;
    public int CodingCount;

    /// <summary>Coding bases, counting those that are missing before the first (<see cref="Padding"/>).</summary>
    public int CodingLength;

    /// <summary>1 or -1.</summary>
    public int Strand;
    public int GeneticCode;

    /// <summary>How many bases of the first codon lie before the annotated start (GenBank's codon_start).</summary>
    public int Padding;
    public TranscriptFlags Flags;
    public Text Symbol;
    public Text Gene;
    public Text Feature;
    public Text Biotype;

    /// <summary>The protein's name; the transcript's when it has none of its own.</summary>
    public Text Protein;

    /// <summary>The lower, the rather it is picked among transcripts, before consequences are compared.</summary>
    public int Preference;

    /// <summary>Bases of all exons.</summary>
    public int Length;

    /// <summary>The first coding base, counted along the transcript; 1 when it does not code.</summary>
    public int CodingFrom;

    /// <summary>The last coding base, counted along the transcript; the last of all when it does not code.</summary>
    public int CodingTo;

    public readonly bool Coding => CodingCount > 0;

    public readonly bool Forward => Strand > 0;
}

/// <summary>An exon, or the coding part of one. Those of a transcript stand in ascending order of the contig.</summary>
/// <param name="Start">The first base.</param>
/// <param name="End">The last base.</param>
/// <param name="Before">How many bases of the transcript (or of its coding sequence) come before it, in reading direction.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Segment(int Start, int End, int Before);

/// <summary>A piece of the file's text; written so that it can stand in a CSQ field as it is.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Text(int Offset, int Length);

/// <summary>What is unusual about a coding sequence.</summary>
[Flags]
internal enum TranscriptFlags
{
    None = 0,

    /// <summary>It begins before what is annotated, or with no start codon: its first codon is read like any other.</summary>
    IncompleteStart = 1,

    /// <summary>It does not end in a stop codon.</summary>
    IncompleteEnd = 2,

    /// <summary>Its length is no multiple of three.</summary>
    PartialCodon = 4,

    /// <summary>It has a stop codon before its last.</summary>
    InternalStop = 8,

    /// <summary>The annotation says that it begins before.</summary>
    StartNotFound = 16,

    /// <summary>The annotation says that it goes on.</summary>
    EndNotFound = 32,

    /// <summary>The cell is thought to destroy it before it is translated (nonsense-mediated decay).</summary>
    Decays = 64,
}
