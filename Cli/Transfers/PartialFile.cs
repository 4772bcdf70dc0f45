using System.Net.Http.Headers;

namespace GasOrleans.Cli.Transfers;

/// <summary>What has come of a file, and of which version of it.</summary>
internal sealed class PartialFile(string place)
{
    private readonly string tagPath = $"{place}.part.etag";

    public string Path { get; } = $"{place}.part";

    public bool Exists => File.Exists(Path);

    public long Length => Exists ? new FileInfo(Path).Length : 0;

    /// <summary>The version; without it, what has come is of no use.</summary>
    public EntityTagHeaderValue? Tag
        => File.Exists(tagPath) && EntityTagHeaderValue.TryParse(File.ReadAllText(tagPath), out var tag) && !tag.IsWeak ? tag : null;

    /// <summary>Opens it to write on at its end, or anew.</summary>
    public FileStream Open(bool goesOn, EntityTagHeaderValue? tag)
    {
        if (!goesOn)
        {
            File.WriteAllText(tagPath, tag?.ToString() ?? "");
        }

        var file = new FileStream(Path, goesOn ? FileMode.Open : FileMode.Create, FileAccess.Write);
        file.Seek(0, SeekOrigin.End);
        return file;
    }

    public void Put()
    {
        File.Move(Path, place, overwrite: true);
        File.Delete(tagPath);
    }

    public void Forget()
    {
        File.Delete(Path);
        File.Delete(tagPath);
    }
}
