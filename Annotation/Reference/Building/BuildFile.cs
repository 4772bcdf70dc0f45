using System.IO.Compression;

namespace GasOrleans.Annotation.Reference.Building;

/// <summary>Opens what a bundle is built of, plain or gzipped.</summary>
internal static class BuildFile
{
    public static StreamReader OpenText(string path) => new(Open(path));

    private static Stream Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new BuildException($"There is no file {path}.");
        }

        var file = File.OpenRead(path);
        Span<byte> magic = stackalloc byte[2];
        var zipped = file.ReadAtLeast(magic, 2, throwOnEndOfStream: false) == 2 && magic is [0x1F, 0x8B];
        file.Position = 0;
        return zipped ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
