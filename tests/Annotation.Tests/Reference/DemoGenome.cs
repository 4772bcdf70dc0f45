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

    public void Dispose() => Bundle.Dispose();
}
