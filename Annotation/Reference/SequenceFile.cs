namespace GasOrleans.Annotation.Reference;

/// <summary><c>sequence.bin</c>: the bases of all contigs, one upper-case letter each, without anything between.</summary>
internal static class SequenceFile
{
    public const string Name = "sequence.bin";

    public static Contig[] Contigs(Mapping mapping, BundleManifest manifest, string folder)
    {
        var expected = manifest.Contigs.Sum(contig => (long)contig.Length);
        if (expected != mapping.Length)
        {
            throw new BrokenBundleException(Path.Combine(folder, Name), $"has {mapping.Length} bases, the manifest's contigs have {expected}");
        }

        var contigs = new Contig[manifest.Contigs.Count];
        var offset = 0L;
        for (var i = 0; i < contigs.Length; i++)
        {
            contigs[i] = new(mapping, offset, i, manifest.Contigs[i]);
            offset += contigs[i].Length;
        }

        return contigs;
    }
}
