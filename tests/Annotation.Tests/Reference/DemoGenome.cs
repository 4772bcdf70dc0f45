using GasOrleans.Annotation.Reference;

namespace GasOrleans.Annotation.Tests.Reference;

/// <summary>The demo bundle, built once by <c>make bundle</c>.</summary>
public sealed class DemoGenome : IDisposable
{
    public DemoGenome()
    {
        var folder = Path.Combine(Repository.Root, ".local", "bundles", "h37rv");
        Assert.True(
            Directory.Exists(folder),
            "The demo bundle is absent: run `make bundle` (or `dotnet run --project Bundles -- demo --out .local/bundles/h37rv`) once, then the tests again.");
        Bundle = ReferenceBundle.Open(folder);
    }

    public ReferenceBundle Bundle { get; }

    public Contig Contig => Bundle.Contigs[0];

    /// <summary>The rows of the known variants, column by column.</summary>
    public IEnumerable<string[]> Known()
    {
        var text = Bundle.Tracks[0].Read();
        while (text.TryRead(out var line))
        {
            if (line[0] != '#')
            {
                yield return System.Text.Encoding.UTF8.GetString(line).Split('\t');
            }
        }
    }

    public void Dispose() => Bundle.Dispose();
}
