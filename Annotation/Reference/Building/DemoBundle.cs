using System.Security.Cryptography;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>
/// The demo genome: <i>Mycobacterium tuberculosis</i> H37Rv, its genes, and mutations known to make it resistant to drugs.
/// </summary>
public static class DemoBundle
{
    // Raised whenever the same inputs give another bundle.
    private const string Recipe = "h37rv-4";

    private static readonly string[] Inputs = ["NC_000962.3.fa.gz", "NC_000962.3.gb", "panel.20190102.txt", "panel.20190102.json"];

    /// <summary>Builds the bundle into a folder unless it is there already; says what it does.</summary>
    /// <param name="folder">Where the bundle shall be.</param>
    /// <param name="package">The ariba package as a file, or null to download it.</param>
    /// <param name="data">The unpacked folder <c>ariba/tb_data</c>, or null to take it from the package.</param>
    /// <param name="say">Takes a sentence for the person who builds.</param>
    public static void Build(string folder, string? package, string? data, Action<string> say)
    {
        ArgumentNullException.ThrowIfNull(say);
        if (package is null && data is null && BuiltBundle.Has(folder, Recipe))
        {
            say($"{folder} is up to date.");
            return;
        }

        var scratch = Directory.CreateTempSubdirectory("gas-bundle-").FullName;
        try
        {
            Build(folder, data ?? (package is null ? AribaPackage.Download(scratch) : AribaPackage.Unpack(package, scratch)), say);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static void Build(string folder, string data, Action<string> say)
    {
        var files = Array.ConvertAll(Inputs, name => Path.Combine(data, name));
        if (files.FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            throw new BuildException($"{missing} is missing: this is not the folder ariba/tb_data of Debian's package 'ariba' 2.14.");
        }

        var inputs = Recipe + string.Concat(files.Select(file => ":" + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)))[..16]));
        if (BuiltBundle.Has(folder, inputs))
        {
            say($"{folder} is up to date.");
            return;
        }

        BundleWriter.Write(folder, Draft(files, inputs, say));
        say($"{folder} is built.");
    }

    private static BundleDraft Draft(string[] files, string inputs, Action<string> say)
    {
        var sequence = FastaReader.Read(files[0]).Single();
        var record = GenBankReader.Read(files[1]).Single(record => record.Is(sequence.Name));

        // The record's LOCUS line says linear, the chromosome is a circle.
        var transcripts = new GenBankTranscripts(sequence, circular: true, say).From(record);
        return new()
        {
            Id = "h37rv",
            DisplayName = "Mycobacterium tuberculosis H37Rv (NC_000962.3, ASM19595v2)",
            Names = ["H37Rv", "ASM19595v2", "GCF_000195955.2", "GCA_000195955.2"],
            Contigs = [new(sequence, Circular: true, GeneticCode: 11, Synonyms)],
            Transcripts = transcripts,
            KnownName = "Mykrobe resistance panel 20190102",
            Known = new MykrobePanel(sequence, transcripts).Read(files[2], files[3]),

            // Genes lie so close that VEP's 5,000 would name ten neighbours for each variant; the promoter mutations
            // that are known to matter lie within 100 bases of the start, and 200 is what TB pipelines give snpEff.
            UpstreamDistance = 200,
            DownstreamDistance = 200,
            Sources = Sources,
            Inputs = inputs,
        };
    }

    private static IReadOnlyList<string> Synonyms { get; } =
    [
        "NC_000962", "NC_000962_3", "NC000962.3", "NC000962_3", "AL123456.3", "AL123456", "Chromosome", "H37Rv", "MTB_anc",
        "Mycobacterium_tuberculosis_H37Rv", "gi|448814763|ref|NC_000962.3|",
    ];

    private static IReadOnlyList<SourceEntry> Sources { get; } =
    [
        new("Packaging of the files below", "Debian package ariba 2.14, https://github.com/sanger-pathogens/ariba", "GPL-3"),
        new("Sequence and genes", "NCBI RefSeq NC_000962.3, annotation of TubercuList release 26", "GPL-3, as part of ariba; NCBI itself places no restriction on use"),
        new("Known variants", "Mykrobe resistance panel of 2 January 2019, https://github.com/Mykrobe-tools/mykrobe", "GPL-3, as part of ariba"),
    ];
}
