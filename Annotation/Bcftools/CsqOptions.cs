namespace GasOrleans.Annotation.Bcftools;

/// <summary>How <c>bcftools csq</c> is run, and what one run of it may cost.</summary>
public sealed record CsqOptions
{
    /// <summary>The program; found by PATH when it is no path. Default <c>bcftools</c>.</summary>
    public string Program { get; init; } = "bcftools";

    /// <summary>Where uploads and answers lie meanwhile, and the genomes in csq's formats. Default: the system's folder for temporary files.</summary>
    public string Scratch { get; init; } = Path.Combine(Path.GetTempPath(), "gas-csq");

    /// <summary>How long it may run. Default two hours.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The address space that it may use. Default 8 GiB: a human genome takes half a GiB.</summary>
    public long MemoryBytes { get; init; } = 8L << 30;

    /// <summary>What it may write. Default 64 GiB.</summary>
    public long OutputBytes { get; init; } = 64L << 30;

    /// <summary>How many alleles of an unsorted file it is asked about: they are sorted in memory. Default 2 million.</summary>
    public int UnsortedAlleles { get; init; } = 2_000_000;
}
