using System.Text;
using GasOrleans.Annotation.Reference;
using GasOrleans.Annotation.Reference.Building;

namespace GasOrleans.Annotation.Tests.Reference;

/// <summary>A bundle of a few bases, built in a folder of its own.</summary>
internal sealed class SmallGenome : IDisposable
{
    public SmallGenome(BundleDraft draft)
    {
        Folder = Path.Combine(Directory.CreateTempSubdirectory("gas-small-").FullName, draft.Id);
        try
        {
            BundleWriter.Write(Folder, draft);
            Bundle = ReferenceBundle.Open(Folder);
        }
        catch
        {
            Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
            throw;
        }
    }

    public string Folder { get; }

    public ReferenceBundle Bundle { get; }

    /// <summary>One contig named <c>c</c> with transcripts, ten bases around which are "near".</summary>
    public static BundleDraft Draft(string bases, params TranscriptDraft[] transcripts) => new()
    {
        Id = "small",
        DisplayName = "Small",
        Contigs = [new(new("c", Encoding.ASCII.GetBytes(bases)), Circular: false, GeneticCode: 11, ["synonym"])],
        Transcripts = transcripts,
        UpstreamDistance = 10,
        DownstreamDistance = 10,
    };

    public static SmallGenome Of(string bases, params TranscriptDraft[] transcripts) => new(Draft(bases, transcripts));

    /// <summary>A coding transcript; its exons are its coding parts unless they are given.</summary>
    public static TranscriptDraft Gene(string name, bool forward, (int Start, int End)[] coding, (int Start, int End)[]? exons = null) => new()
    {
        Contig = "c",
        Forward = forward,
        Exons = exons ?? coding,
        Coding = coding,
        GeneticCode = 11,
        Symbol = name,
        Gene = name,
        Feature = name,
        Biotype = "protein_coding",
    };

    /// <summary>The same strand read from its other end.</summary>
    public static string Turned(string bases)
        => string.Concat(bases.Reverse().Select(letter => letter switch { 'A' => 'T', 'C' => 'G', 'G' => 'C', 'T' => 'A', _ => 'N' }));

    public void Dispose()
    {
        Bundle.Dispose();
        Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
    }
}
