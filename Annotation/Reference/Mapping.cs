using System.IO.MemoryMappedFiles;

namespace GasOrleans.Annotation.Reference;

/// <summary>A file of a bundle, mapped read-only: jobs share its pages, and a human-sized one costs no heap.</summary>
internal sealed unsafe class Mapping : IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;

    private Mapping(MemoryMappedFile file, MemoryMappedViewAccessor view, long length)
    {
        this.file = file;
        this.view = view;
        Length = length;
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        Pointer = start;
    }

    public byte* Pointer { get; }

    public long Length { get; }

    public bool Closed { get; private set; }

    /// <summary>Maps a file that is not empty.</summary>
    public static Mapping Open(string path)
    {
        var length = new FileInfo(path).Length;
        var file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, mapName: null, capacity: 0, MemoryMappedFileAccess.Read);
        return new(file, file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), length);
    }

    public void Dispose()
    {
        if (Closed)
        {
            return;
        }

        Closed = true;
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        file.Dispose();
    }
}
