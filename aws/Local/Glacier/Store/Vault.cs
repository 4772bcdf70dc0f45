using System.Buffers.Text;
using System.Security.Cryptography;
using GasOrleans.Aws.Local.Resources;
using GasOrleans.Aws.Local.S3.Store;

namespace GasOrleans.Aws.Local.Glacier.Store;

/// <summary>A vault: archives, uploads and jobs, each a file of JSON that names files of content.</summary>
internal sealed class Vault
{
    private readonly Lock gate = new();
    private readonly string folder;
    private readonly Dictionary<string, StoredArchive> archives;
    private readonly Dictionary<string, StoredUpload> uploads;
    private readonly Dictionary<string, StoredJob> jobs;

    public Vault(string folder)
    {
        this.folder = folder;
        archives = Read<StoredArchive>("archives").ToDictionary(one => one.Id);
        uploads = Read<StoredUpload>("uploads").ToDictionary(one => one.Id);
        jobs = Read<StoredJob>("jobs").ToDictionary(one => one.Id);
        Bodies = new BodyFiles(Directory.CreateDirectory(Path.Combine(folder, "bodies")).FullName);
        Bodies.KeepOnly(archives.Values.Concat(Retrieved()).SelectMany(one => one.Bodies).Concat(uploads.Values.SelectMany(one => one.Parts.Values).Select(part => part.Body)));
    }

    public string Name => Path.GetFileName(folder);

    public string Arn => $"arn:aws:glacier:{LocalCloud.Region}:{ResourceNames.AccountId}:vaults/{Name}";

    public BodyFiles Bodies { get; }

    /// <summary>An id as long as Glacier's.</summary>
    public static string NewId(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    public IReadOnlyList<StoredArchive> Archives()
    {
        lock (gate)
        {
            return [.. archives.Values.OrderBy(one => one.CreatedAt)];
        }
    }

    public StoredArchive? FindArchive(string id)
    {
        lock (gate)
        {
            return archives.GetValueOrDefault(id);
        }
    }

    public void Put(StoredArchive archive, StoredUpload? from = null)
    {
        lock (gate)
        {
            Write("archives", archive.Id, archive);
            archives[archive.Id] = archive;
            if (from is not null)
            {
                Forget(from, keep: archive.Bodies);
            }
        }
    }

    /// <summary>Deletes an archive; a retrieval that has ended keeps its bytes.</summary>
    public bool DeleteArchive(string id)
    {
        lock (gate)
        {
            if (!archives.Remove(id, out var archive))
            {
                return false;
            }

            File.Delete(PathOf("archives", id));
            ForgetUnlessUsed(archive);
            return true;
        }
    }

    public StoredUpload FindUpload(string id)
    {
        lock (gate)
        {
            return uploads.GetValueOrDefault(id) ?? throw VaultException.NotFound($"The upload ID was not found: {id}");
        }
    }

    public IReadOnlyList<StoredUpload> Uploads()
    {
        lock (gate)
        {
            return [.. uploads.Values.OrderBy(one => one.CreatedAt)];
        }
    }

    public void Put(StoredUpload upload)
    {
        lock (gate)
        {
            Write("uploads", upload.Id, upload);
            uploads[upload.Id] = upload;
        }
    }

    public void AddPart(string id, long start, StoredPart part)
    {
        lock (gate)
        {
            var before = FindUpload(id);
            Put(before with { Parts = new Dictionary<long, StoredPart>(before.Parts) { [start] = part } });
            Bodies.Forget(before.Parts.TryGetValue(start, out var replaced) ? [replaced.Body] : []);
        }
    }

    public void Abort(string id)
    {
        lock (gate)
        {
            Forget(FindUpload(id), keep: []);
        }
    }

    public StoredJob? FindJob(string id)
    {
        lock (gate)
        {
            return jobs.GetValueOrDefault(id);
        }
    }

    public IReadOnlyList<StoredJob> Jobs()
    {
        lock (gate)
        {
            return [.. jobs.Values.OrderBy(one => one.CreatedAt)];
        }
    }

    public void Put(StoredJob job)
    {
        lock (gate)
        {
            Write("jobs", job.Id, job);
            jobs[job.Id] = job;
        }
    }

    /// <summary>Forgets a job and, if its archive is deleted, the bytes.</summary>
    public void Forget(StoredJob job)
    {
        lock (gate)
        {
            jobs.Remove(job.Id);
            File.Delete(PathOf("jobs", job.Id));
            if (job.Archive is { } archive)
            {
                ForgetUnlessUsed(archive);
            }
        }
    }

    private IEnumerable<StoredArchive> Retrieved() => jobs.Values.Select(job => job.Archive).OfType<StoredArchive>();

    private void ForgetUnlessUsed(StoredArchive archive)
    {
        if (!archives.ContainsKey(archive.Id) && Retrieved().All(one => one.Id != archive.Id))
        {
            Bodies.Forget(archive.Bodies);
        }
    }

    private void Forget(StoredUpload upload, IReadOnlyList<StoredBody> keep)
    {
        uploads.Remove(upload.Id);
        File.Delete(PathOf("uploads", upload.Id));
        Bodies.Forget(upload.Parts.Values.Select(part => part.Body).Except(keep));
    }

    private IEnumerable<T> Read<T>(string kind) => Directory.EnumerateFiles(Directory.CreateDirectory(Path.Combine(folder, kind)).FullName, "*.json").Select(Json.Read<T>);

    private void Write<T>(string kind, string id, T value) => Json.Write(PathOf(kind, id), value);

    private string PathOf(string kind, string id) => Path.Combine(folder, kind, id + ".json");
}
